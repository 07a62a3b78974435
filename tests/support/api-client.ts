// A phone without a screen: speaks the protocol to a running server and counts the bytes on the wire.

import { request, type Agent } from 'node:http'
import { once } from 'node:events'
import { gzipSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { makeRecordId, makeShortId, type ReplicaId } from '../../src/domain/base/ids.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import { writeStamp } from '../../src/domain/replica/stamp.ts'
import {
  EnrolResponse,
  PROTOCOL,
  SyncResponse,
  type WireRecord,
} from '../../src/domain/replica/wire.ts'
import { URGENCIES } from '../../src/domain/records/codes.ts'
import { randomBytes } from 'node:crypto'

export type Answer = {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  /** As it came, before it was decompressed. */
  readonly body: Buffer
}

type Call = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
  /** Whose connections are used; else those of all. */
  readonly agent?: Agent
}

/** One request as a browser makes it, its answer left compressed. */
export async function call(
  url: string,
  { method = 'GET', headers = {}, body, agent }: Call = {},
): Promise<Answer> {
  const outgoing = request(url, { method, headers, ...(agent && { agent }) })
  outgoing.end(body)
  const [incoming] = await once(outgoing, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return {
    status: incoming.statusCode,
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  }
}

/** Enrols a phone that is nowhere but here. */
export async function enrol(serverUrl: string, invite: string): Promise<EnrolResponse> {
  const body = Buffer.from(JSON.stringify({ invite, device: { name: 'Тестовий телефон' } }))
  const headers = { 'content-type': 'application/json' }
  const answer = await call(`${serverUrl}/api/enrol`, { method: 'POST', headers, body })
  if (answer.status !== 200)
    throw new Error(`enrolment: ${answer.status} ${answer.body.toString()}`)
  return v.parse(EnrolResponse, JSON.parse(inflate(answer).toString()))
}

type Push = {
  readonly cursor?: string | null
  readonly changes?: readonly Change[]
  readonly limit?: number
}

export type Synced = {
  readonly answer: Answer
  readonly sentBytes: number
  readonly response: SyncResponse
}

export async function sync(
  serverUrl: string,
  token: string,
  { cursor = null, changes = [], limit }: Push,
): Promise<Synced> {
  const asked = { protocol: PROTOCOL, now: Date.now(), cursor, changes, limit }
  const body = gzipSync(JSON.stringify(asked))
  const answer = await call(`${serverUrl}/api/sync`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'accept-encoding': 'gzip, br',
      authorization: `Bearer ${token}`,
    },
    body,
  })
  if (answer.status !== 200) throw new Error(`sync: ${answer.status} ${inflate(answer).toString()}`)
  return {
    answer,
    sentBytes: body.length,
    response: v.parse(SyncResponse, JSON.parse(inflate(answer).toString())),
  }
}

/** Everything that the server has for this phone now. */
export async function pullAll(
  serverUrl: string,
  token: string,
): Promise<{ records: readonly WireRecord[]; cursor: string | null }> {
  const records: WireRecord[] = []
  let cursor: string | null = null
  for (let more = true; more;) {
    const { response } = await sync(serverUrl, token, { cursor })
    records.push(...response.records)
    cursor = response.cursor
    more = response.more
  }
  return { records, cursor }
}

/** Gives the changes that a phone makes when it logs outages, one a record. */
export function makeOutageChanges(count: number, replica: ReplicaId, now: number): Change[] {
  return Array.from({ length: count }, (_, n) => ({
    id: writeStamp({ ms: now, counter: n }, replica),
    kind: 'outage',
    record: makeRecordId(now, randomBytes(10)),
    set: {
      service: 'electricity',
      place: 'UA80000000000336424',
      startedAt: now - n * 60_000,
      startedPrecision: 'exact',
      extent: 'full',
      cause: 'unknown',
      recordedAt: now,
    },
  }))
}

const PLACES = ['UA80000000000336424', 'UA80000000000126643', 'UA80000000000479391']
const ITEMS = ['generator-diesel', 'power-bank', 'thermal-blanket', 'stove', 'bottled-water']

/** Gives the changes of `count` new needs, of many items, places and urgencies. */
export function makeNeedChanges(count: number, replica: ReplicaId, now: number): Change[] {
  return Array.from({ length: count }, (_, n) => ({
    id: writeStamp({ ms: now, counter: n }, replica),
    kind: 'need',
    record: makeRecordId(now - n * 1000, randomBytes(10)),
    set: {
      status: n % 9 === 0 ? 'closed' : 'submitted',
      urgency: URGENCIES[n % URGENCIES.length] ?? 'standard',
      place: PLACES[n % PLACES.length] ?? null,
      note: `Під’їзд ${n}, третій поверх`,
      recordedAt: now - n * 60_000,
      'lines/line00000001/item': ITEMS[n % ITEMS.length] ?? 'other',
      'lines/line00000001/unit': 'piece',
      'lines/line00000001/quantity': 1 + (n % 40),
    },
  }))
}

export function makeReplica(): ReplicaId {
  return makeShortId(randomBytes(12))
}

export function inflate({ headers, body }: Answer): Buffer {
  if (headers['content-encoding'] === 'gzip') return gunzipSync(body)
  return headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body
}
