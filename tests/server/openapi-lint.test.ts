import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { writeOpenapi } from '../../server/openapi/document.ts'

/** What the linter would have otherwise, and why it is so. */
const KNOWN = [
  // tus 1.0 sends to a folder, and phones in the field do.
  'no-path-trailing-slash #/paths/~1api~1files~1',
  // A form of a page is answered with the way back to it.
  'operation-2xx-response #/paths/~1partner~1{id}~1offer/post/responses',
  // Nothing that a client does is wrong there.
  'operation-4xx-response #/paths/~1api~1files~1/options/responses',
  'operation-4xx-response #/paths/~1api~1health/get/responses',
  'operation-4xx-response #/paths/~1api~1openapi.json/get/responses',
]

test('the OpenAPI document has no fault that its linter knows, examples included', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const source = JSON.stringify(writeOpenapi('0.0.0-test'))
  const faults = await lintFromString({ source, config })
  const found = faults.map(({ ruleId, location }) => `${ruleId} ${location[0]?.pointer ?? ''}`)
  expect(found.toSorted()).toEqual(KNOWN.toSorted())
})

test('the linter sees a wrong example and a reference to nothing', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const text = JSON.stringify(writeOpenapi('0.0.0-test'))
  const spoilt = text
    .replace('"protocol":1,"batch"', '"protocol":"one","batch"')
    .replace('#/components/schemas/PersonList', '#/components/schemas/NoSuchList')
  const faults = await lintFromString({ source: spoilt, config })
  const rules = faults.map(({ ruleId }) => ruleId)
  expect(rules).toContain('no-invalid-media-type-examples')
  expect(rules).toContain('no-unresolved-refs')
})
