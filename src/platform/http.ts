// Speaks HTTP with the municipality's server. Never throws: whatever a network puts in the way of
// an answer comes out as a fault. A status alone is never believed; a captive portal has one too.

import * as v from 'valibot'
import type { RecordId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import { fail, ok, type Result } from '../domain/base/result.ts'
import {
  EnrolResponse,
  ProblemDocument,
  RecordHistory,
  SyncResponse,
  type SyncRequest,
} from '../domain/replica/wire.ts'
import type { Transport, TransportFault } from '../sync/ports.ts'

type Fetch = (input: string, init: RequestInit) => Promise<Response>

export type ApiProblem = {
  readonly tag: 'problem'
  readonly status: number
  readonly code: string
  readonly retryAfterMs: number | undefined
}
export type ApiFault = { readonly tag: 'fault'; readonly fault: TransportFault }
export type ApiAnswer<T> = { readonly tag: 'answer'; readonly value: T } | ApiProblem | ApiFault

export type ApiCall<T> = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Begins with `/api/`; never holds a secret. */
  readonly path: string
  readonly token?: string | undefined
  readonly body?: unknown
  readonly timeoutMs?: number | undefined
  readonly schema: v.GenericSchema<unknown, T>
}

export type Api = { readonly call: <T>(call: ApiCall<T>) => Promise<ApiAnswer<T>> }

const DEFAULT_TIMEOUT_MS = 20_000
/** Below this gzip saves no packet. */
const GZIP_FROM_BYTES = 1024

/** Gives a caller of one server's API. `baseUrl` is empty for the page's own origin. */
export function createApi(
  baseUrl: string,
  fetcher: Fetch = (input, init) => fetch(input, init),
): Api {
  return {
    call: async (call) => {
      const deadline = new AbortController()
      const { promise: timeUp, timer } = startTimer(deadline, call.timeoutMs ?? DEFAULT_TIMEOUT_MS)
      const exchange = async () => {
        const request = await writeRequest(call, deadline.signal)
        return readAnswer(await fetcher(`${baseUrl}${call.path}`, request), call.schema)
      }
      try {
        return await Promise.race([exchange(), timeUp])
      } catch {
        // Browsers name a cut, a refusal and an abort differently; what matters is whether time ran out.
        return { tag: 'fault', fault: deadline.signal.aborted ? 'timeout' : 'unreachable' }
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** The end comes even where a fetch does not heed its signal: no lock may be held for ever. */
function startTimer(deadline: AbortController, timeoutMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const promise = new Promise<ApiFault>((resolve) => {
    timer = setTimeout(() => {
      deadline.abort()
      resolve({ tag: 'fault', fault: 'timeout' })
    }, timeoutMs)
  })
  return { promise, timer }
}

/** Gives the engine's way to the server. */
export function createTransport(baseUrl: string, fetcher?: Fetch): Transport {
  const api = createApi(baseUrl, fetcher)
  return {
    sync: async (request: SyncRequest, { token, timeoutMs }) => {
      const answer = await api.call({
        method: 'POST',
        path: '/api/sync',
        token,
        body: request,
        timeoutMs,
        schema: SyncResponse,
      })
      return answer.tag === 'answer' ? { tag: 'answer', response: answer.value } : answer
    },
  }
}

export type EnrolRefusal =
  | 'invite_used'
  | 'invite_expired'
  | 'invite_unknown'
  | 'unreachable'
  | 'not_our_server'
  | 'busy_server'

export type ServerReach = {
  readonly transport: Transport
  readonly enrol: (request: {
    invite: string
    name: string
    now: Moment
  }) => Promise<Result<EnrolResponse, EnrolRefusal>>
  readonly fetchHistory: (record: RecordId, token: string) => Promise<RecordHistory | undefined>
}

/** Everything that a device asks of its server. */
export function reachServer(baseUrl: string, fetcher?: Fetch): ServerReach {
  const api = createApi(baseUrl, fetcher)
  return {
    transport: createTransport(baseUrl, fetcher),
    enrol: (request: { invite: string; name: string; now: Moment }) => enrol(api, request),
    fetchHistory: (record: RecordId, token: string) => fetchHistory(api, record, token),
  }
}

/** Uses up an invite. Only an answer of a Promin server is believed. */
async function enrol(
  api: Api,
  { invite, name, now }: { invite: string; name: string; now: Moment },
): Promise<Result<EnrolResponse, EnrolRefusal>> {
  const answer = await api.call({
    method: 'POST',
    path: '/api/enrol',
    body: { invite, device: { name }, now },
    schema: EnrolResponse,
  })
  if (answer.tag === 'answer') return ok(answer.value)
  if (answer.tag === 'fault')
    return fail(answer.fault === 'not_our_server' ? 'not_our_server' : 'unreachable')
  switch (answer.code) {
    case 'invite_used':
    case 'invite_expired':
    case 'invite_unknown':
      return fail(answer.code)
    case 'malformed':
      return fail('invite_unknown')
    default:
      return fail('busy_server')
  }
}

/** Gives what the server keeps of a record's history; undefined where it cannot be had now. */
async function fetchHistory(
  api: Api,
  record: RecordId,
  token: string,
): Promise<RecordHistory | undefined> {
  const answer = await api.call({
    method: 'GET',
    path: `/api/records/${record}/history`,
    token,
    schema: RecordHistory,
  })
  return answer.tag === 'answer' ? answer.value : undefined
}

async function writeRequest(
  { method, token, body }: ApiCall<unknown>,
  signal: AbortSignal,
): Promise<RequestInit> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  if (token !== undefined) headers.Authorization = `Bearer ${token}`
  const init = {
    method,
    headers,
    signal,
    // A redirect is a portal's: not followed, and told from no network at all. Cookies and stored
    // answers have no place here.
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
  } as const
  if (body === undefined) return init
  headers['Content-Type'] = 'application/json'
  const json = new TextEncoder().encode(JSON.stringify(body))
  if (json.length < GZIP_FROM_BYTES || typeof CompressionStream === 'undefined')
    return { ...init, body: json }
  headers['Content-Encoding'] = 'gzip'
  return { ...init, body: await gzip(json) }
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const squeezed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(squeezed).arrayBuffer()
}

async function readAnswer<T>(
  response: Response,
  schema: v.GenericSchema<unknown, T>,
): Promise<ApiAnswer<T>> {
  const type = response.headers.get('Content-Type')?.split(';', 1)[0]?.trim()
  if (response.ok && type === 'application/json') {
    const value = v.safeParse(schema, parseJson(await response.text()))
    if (value.success) return { tag: 'answer', value: value.output }
  }
  if (!response.ok && type === 'application/problem+json') {
    const problem = v.safeParse(ProblemDocument, parseJson(await response.text()))
    if (problem.success) {
      const retryAfterMs = readRetryAfter(response.headers)
      return { tag: 'problem', status: response.status, code: problem.output.code, retryAfterMs }
    }
  }
  return { tag: 'fault', fault: 'not_our_server' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A truncated body, or a page that calls itself JSON.
    return undefined
  }
}

/** Seconds, or a date, which is measured by the server's own clock where it tells it. */
function readRetryAfter(headers: Headers): number | undefined {
  const text = headers.get('Retry-After')
  if (text === null) return undefined
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const serverNow = Date.parse(headers.get('Date') ?? '')
  const waitMs = Date.parse(text) - (Number.isNaN(serverNow) ? Date.now() : serverNow)
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs)
}
