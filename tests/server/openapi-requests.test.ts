import * as fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { LIMITS } from '../../server/guards/rate-limit.ts'
import { addToken } from '../../server/store/tokens.ts'
import {
  exampleOf,
  findUnannounced,
  isBody,
  OPERATIONS_DESCRIBED,
  type ApiOperation,
} from '../support/api-document.ts'
import { makeJpeg } from '../support/made-files.ts'
import { spoil } from '../support/spoil.ts'
import { openLink, setPartnerCity } from './support/partner-city.ts'
import { startTestServer, type TestServer } from './support/test-server.ts'
import type { TestPhone } from './support/test-phone.ts'
import { createTusClient } from './support/tus.ts'

// Every operation of the document is called, as it says and otherwise. Whatever is answered must be
// what the document announces: status, headers, type and shape. Nothing may break the server.

const plenty = { size: 1_000_000, perMs: 1000 }
const limits = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, plenty]))
let server: TestServer
let lead: TestPhone
let reader: string

beforeAll(async () => {
  server = await startTestServer({ limits })
  const terms = { municipality: server.municipality.id, name: 'GIS', isWhole: true, days: 1 }
  reader = (await addToken(server.db, terms, server.clock.now)).token
})
beforeEach(async () => {
  lead = await server.phone('coordinator')
})
afterAll(() => server.remove())

type Call = {
  readonly id?: string
  readonly query?: string
  readonly body?: unknown
  /** What a form of a page sends, in place of JSON. */
  readonly form?: string
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

async function call(operation: ApiOperation, request: Call): Promise<Response> {
  const { id = 'x', query = '', body, form, headers = {}, token } = request
  const path = operation.path.replace('{id}', encodeURIComponent(id)) + query
  return server.app.request(path, {
    method: operation.method.toUpperCase(),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(form === undefined ? {} : { body: form }),
  })
}

/** Calls, and fails where the answer is not announced. Gives its status. */
async function ask(operation: ApiOperation, request: Call): Promise<number> {
  const answer = await call(operation, request)
  const { status } = answer
  expect(await findUnannounced(operation, answer)).toBeUndefined()
  expect(status).toBeLessThan(500)
  return status
}

function tokenFor({ security }: ApiOperation): string | undefined {
  if (security.length === 0) return undefined
  return security.some((one) => 'device' in one) ? lead.token : reader
}

/** What an operation needs beside its example in order to succeed. */
const MAKE_READY: Readonly<Record<string, () => Promise<Call>>> = {
  enrol: async () => ({
    body: { invite: await server.inviteCode(), device: { name: 'Pixel 6a' }, now: 1 },
  }),
  withdrawInvite: async () => {
    const answer = await call(must('makeInvite'), { token: lead.token, body: { role: 'field' } })
    return { id: v.parse(v.object({ id: v.string() }), await answer.json()).id }
  },
  revokeDevice: async () => ({ id: (await server.phone()).device }),
  readHistory: async () => {
    const change = lead.change()
    await lead.sync([change])
    return { id: change.record }
  },
  startUpload: async () => ({
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': '100',
      'upload-metadata': `sha256 ${btoa('a'.repeat(64))},type ${btoa('image/jpeg')}`,
    },
  }),
  continueUpload: async () => {
    const started = await createTusClient(server.app, lead.token).start(makeJpeg())
    return {
      id: started.headers.get('location')?.split('/').at(-1) ?? '',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
    }
  },
  endUpload: async () => {
    const { id = '' } = (await MAKE_READY['continueUpload']?.()) ?? {}
    return { id, headers: { 'tus-resumable': '1.0.0' } }
  },
  readFile: async () => {
    const bytes = makeJpeg({ width: 9 })
    const upload = await createTusClient(server.app, lead.token).upload(bytes)
    expect(upload.ok).toBe(true)
    const started = await createTusClient(server.app, lead.token).start(bytes)
    return { id: started.headers.get('location')?.split('/').at(-1) ?? '' }
  },
  readRecords: async () => ({ query: '?limit=5' }),
  makePartnerLink: async () => {
    const { donor } = await setPartnerCity(server)
    return { body: { donor, language: 'pl', days: 30 } }
  },
  revokePartnerLink: async () => ({ id: (await openLink(server)).link }),
  readPartnerPage: () => openLink(server),
  readPartnerWorkbook: () => openLink(server),
  readPartnerCsv: () => openLink(server),
  readPartnerJson: () => openLink(server),
  checkEdition: async () => ({ id: await (await setPartnerCity(server)).approve() }),
  makeOffer: async () => ({ ...(await openLink(server)), form: 'amount=100&contact=x' }),
}

function must(operationId: string): ApiOperation {
  const found = OPERATIONS_DESCRIBED.find((operation) => operation.operationId === operationId)
  if (found === undefined) throw new Error(`no operation ${operationId}`)
  return found
}

const only = (isIt: (operation: ApiOperation) => boolean) =>
  OPERATIONS_DESCRIBED.filter(isIt).map(({ operationId, ...rest }) => ({
    operationId,
    operation: { operationId, ...rest },
  }))
const prepare = async (operationId: string): Promise<Call> =>
  (await MAKE_READY[operationId]?.()) ?? {}
const askedBeside = ({ parameters }: ApiOperation) =>
  parameters.filter((parameter) => parameter.in !== 'path')

describe('what the document announces is answered', () => {
  test.each(only(() => true))(
    'by $operationId to its example',
    async ({ operationId, operation }) => {
      const ready = await prepare(operationId)
      const request = { token: tokenFor(operation), body: exampleOf(operation), ...ready }
      // A form is answered with the way back to its page.
      const { form } = ready
      expect(await ask(operation, request)).toBeLessThan(form === undefined ? 300 : 304)
    },
  )

  test.each(only(({ security }) => security.length > 0))(
    'by $operationId to a stranger',
    async ({ operation }) => {
      const body = exampleOf(operation)
      expect(await ask(operation, { body })).toBe(401)
      expect(await ask(operation, { body, token: 'x'.repeat(43) })).toBe(401)
    },
  )

  test.each(only((operation) => exampleOf(operation) !== undefined))(
    'by $operationId to bodies that it does not take',
    async ({ operationId, operation }) => {
      const token = tokenFor(operation)
      await fc.assert(
        fc.asyncProperty(spoil(exampleOf(operation)), async (body) => {
          const status = await ask(operation, { token, body })
          // A change is judged on its own, so a bad one spoils no push.
          if (!isBody(operation, body) && operationId !== 'sync') expect(status).toBe(400)
        }),
        { numRuns: 60, seed: 17 },
      )
    },
  )

  test.each(only(({ path }) => path.includes('{id}')))(
    'by $operationId to ids that nobody has',
    async ({ operationId, operation }) => {
      const { headers = {} } = await prepare(operationId)
      const token = tokenFor(operation)
      const odd = fc.constantFrom(
        'x',
        '%2e%2e',
        ' ',
        '0'.repeat(12),
        'a'.repeat(64),
        '\u0000',
        '💡',
      )
      await fc.assert(
        fc.asyncProperty(fc.oneof(odd, fc.string({ minLength: 1 })), async (id) => {
          expect(await ask(operation, { headers, id, token })).toBe(404)
        }),
        { numRuns: 40, seed: 5 },
      )
    },
  )

  test.each(only((operation) => askedBeside(operation).length > 0))(
    'by $operationId to headers and queries that it does not take',
    async ({ operationId, operation }) => {
      const ready = await prepare(operationId)
      const token = tokenFor(operation)
      const odd = fc.constantFrom('', '-1', '1e9', 'x')
      const value = fc.oneof(odd, fc.stringMatching(/^[!-~]{1,300}$/))
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...askedBeside(operation)),
          value,
          async ({ name, in: place }, text) => {
            const changed: Call =
              place === 'header'
                ? { headers: { ...ready.headers, [name]: text } }
                : { query: `?${name}=${encodeURIComponent(text)}` }
            await ask(operation, { ...ready, token, ...changed })
          },
        ),
        { numRuns: 40, seed: 7 },
      )
    },
  )

  test.each(only(({ security }) => security.some((one) => 'device' in one)))(
    'by $operationId to a viewer',
    async ({ operation }) => {
      const viewer = await server.phone('viewer')
      const status = await ask(operation, { token: viewer.token, body: exampleOf(operation) })
      expect([200, 400, 403, 404]).toContain(status)
    },
  )
})
