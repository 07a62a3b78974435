import { expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { readDraftKey } from '../../../src/features/today/draft-key.ts'

const ID = makeRecordId(0, new Uint8Array(10))

test.each([
  ['need:new', '#/needs/new'],
  ['aid:give', '#/aid/give'],
  ['facility:new', '#/menu/places/new'],
  [`plan:${ID}`, `#/power/at/f:${ID}/plan`],
  ['plan:UA80000000000336424', '#/power/at/p:UA80000000000336424/plan'],
  [`outage:${ID}`, `#/power/${ID}/edit`],
])('the draft %s is gone on with at %s', (key, href) => {
  expect(readDraftKey(key)?.href).toBe(href)
})

test.each(['need:old', 'toString', 'toString:x', 'join:code', `assessment:${ID}`])(
  'a draft %s of no form is not offered',
  (key) => {
    expect(readDraftKey(key)).toBeUndefined()
  },
)
