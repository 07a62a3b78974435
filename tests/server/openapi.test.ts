import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import * as example from '../../server/openapi/examples.ts'
import { apiRoutes } from '../../server/routes/api-routes.ts'
import { InviteList, PersonList, RecordPage } from '../../server/routes/shapes.ts'
import { PROBLEM_CODES, REJECTION_CODES } from '../../src/domain/base/problem.ts'
import { ROLES } from '../../src/domain/records/codes.ts'
import { KINDS } from '../../src/domain/records/record.ts'
import * as partner from '../../src/domain/replica/partner-wire.ts'
import * as wire from '../../src/domain/replica/wire.ts'
import { startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

describe('the OpenAPI document', () => {
  const Document = v.object({
    openapi: v.string(),
    paths: v.record(
      v.string(),
      v.record(v.string(), v.looseObject({ responses: v.record(v.string(), v.unknown()) })),
    ),
    components: v.object({ schemas: v.record(v.string(), v.unknown()) }),
  })

  test('describes every route, and no other', async () => {
    const answer = await server.app.request('/api/openapi.json')
    const document = v.parse(Document, await answer.json())
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const served = apiRoutes().map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/, '{$1}')}`,
    )
    expect(described.toSorted()).toEqual(served.toSorted())
  })

  test('and the page of the protocol name every address and every code', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'protocol.md'), 'utf8')
    const addresses = apiRoutes().map(({ path }) =>
      path.replace(/^\/partner\/:id/, '/partner/<code>').replace(/\/:id$/, ''),
    )
    const words = [...addresses, ...PROBLEM_CODES, ...REJECTION_CODES, ...ROLES, ...KINDS]
    expect(words.filter((word) => !page.includes(word))).toEqual([])
  })

  test('refers only to schemas that it holds, and leaves no field without a shape', async () => {
    const text = await (await server.app.request('/api/openapi.json')).text()
    const { components } = v.parse(Document, JSON.parse(text))
    const wanted = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
    expect(wanted.filter((name) => name === undefined || !(name in components.schemas))).toEqual([])
    expect(JSON.stringify(components.schemas['EnrolResponse'])).toContain('^[0-9a-z]{12}$')
    expect(JSON.stringify(components.schemas['SyncRequest'])).toContain(
      '#/components/schemas/Change',
    )
  })

  test.each([
    ['SyncRequest', wire.SyncRequest, example.SYNC_REQUEST],
    ['SyncResponse', wire.SyncResponse, example.SYNC_RESPONSE],
    ['EnrolRequest', wire.EnrolRequest, example.ENROL_REQUEST],
    ['EnrolResponse', wire.EnrolResponse, example.ENROL_RESPONSE],
    ['InviteRequest', wire.InviteRequest, example.INVITE_REQUEST],
    ['InviteResponse', wire.InviteResponse, example.INVITE_RESPONSE],
    ['InviteList', InviteList, example.INVITE_LIST],
    ['PartnerLinkRequest', partner.PartnerLinkRequest, example.PARTNER_LINK_REQUEST],
    ['PartnerLinkResponse', partner.PartnerLinkResponse, example.PARTNER_LINK_RESPONSE],
    ['PartnerLinkList', partner.PartnerLinkList, example.PARTNER_LINK_LIST],
    ['DeviceList', wire.DeviceList, example.DEVICE_LIST],
    ['PersonList', PersonList, example.PERSON_LIST],
    ['RecordHistory', wire.RecordHistory, example.RECORD_HISTORY],
    ['RecordPage', RecordPage, example.RECORD_PAGE],
    ['HealthReport', wire.HealthReport, example.HEALTH_REPORT],
  ])('the example of %s is one', (_name, schema, value) => {
    expect(v.safeParse(schema, value).issues).toBeUndefined()
  })
})
