// The protocol's server in memory, as short as the page that describes it. Some values are poison, so
// that a schedule can hold changes that break a server, are too large, or that it cannot read.

import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import type { RecordId } from '../../src/domain/base/ids.ts'
import { SECOND_MS } from '../../src/domain/base/moment.ts'
import { parseChange, type Change } from '../../src/domain/replica/change.ts'
import {
  applySet,
  EMPTY_STATE,
  type Fields,
  type RecordState,
} from '../../src/domain/replica/merge.ts'
import {
  CLOCK_START,
  observe,
  stampMs,
  stampReplica,
  tick,
  writeStamp,
  type Stamp,
} from '../../src/domain/replica/stamp.ts'
import {
  MAX_AHEAD_MS,
  writeWireStamps,
  SyncRequest,
  type SyncResponse,
  type WireRecord,
  type WireRejection,
} from '../../src/domain/replica/wire.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import { findPoison } from './poison.ts'
import { enrolmentAt, recordId, shortId } from '../support/store-under-test.ts'
import type { WithoutFiles } from './files-double.ts'
import { problemReply, type Accepted } from './fleet-server.ts'

const HASTE_MS = 5 * SECOND_MS

type Row = {
  readonly kind: Kind
  readonly state: RecordState
  readonly seq: number
  readonly visibleAt: number
}
export type Data = {
  readonly changes: Map<Stamp, Accepted & { readonly text: string }>
  readonly records: Map<RecordId, Row>
  /** By token: true while it may speak. */
  readonly devices: Map<string, boolean>
  /** By token: how often its areas changed. */
  readonly scopes: Map<string, number>
  head: number
}
type Pushed = Pick<SyncResponse, 'restamped' | 'rejected'>

/** Where sabotage may put another rule in place of the right one. */
export type ServerRules = {
  /** Gives the stamp of a change that was accepted before. */
  readonly knownBefore: (data: Data, change: Change) => Stamp | 'id_reused' | undefined
  readonly apply: (state: RecordState, set: Fields, stamp: Stamp) => RecordState
  /** How long after it took its number a push is stored. */
  readonly commitDelayMs: (chance: number) => number
  /** Answers before it has stored. */
  readonly isHasty: boolean
}
export const RIGHT_RULES: ServerRules = {
  knownBefore: (data, change) => {
    const known = data.changes.get(change.id)
    if (known === undefined) return undefined
    return known.text === JSON.stringify(change) ? known.stamp : 'id_reused'
  },
  apply: applySet,
  commitDelayMs: () => 0,
  isHasty: false,
}

const SITE = 'fleet-site'

export type DoubleParts = {
  readonly now: () => number
  readonly after: (delayMs: number, run: () => void) => void
  readonly rules?: Partial<ServerRules> | undefined
}

export function createServerDouble({ now, after, rules: odd }: DoubleParts): WithoutFiles {
  const rules = { ...RIGHT_RULES, ...odd }
  let data: Data = {
    changes: new Map(),
    records: new Map(),
    devices: new Map(),
    scopes: new Map(),
    head: 0,
  }
  let kept = copy(data)
  let epoch = 1
  let devices = 0
  const passing = new Map<string, number>()
  return {
    enrol: async () => {
      const device = shortId(`d${devices++}`)
      data.devices.set(device, true)
      return { ...enrolmentAt(SITE), device, person: recordId(devices), token: device }
    },
    revoke: async ({ token }) => {
      if (data.devices.has(token)) data.devices.set(token, false)
    },
    moveAreas: async ({ token }) => {
      data.scopes.set(token, (data.scopes.get(token) ?? 0) + 1)
    },
    post: async ({ token, body, isGzip }) => {
      const text = new TextDecoder().decode(isGzip ? gunzipSync(body) : body)
      const standing = data.devices.get(token)
      if (standing === undefined) return problemReply(401, 'unknown_device')
      if (!standing) return problemReply(403, 'revoked')
      const poison = findPoison(text, { passing, now: now() })
      if (poison !== undefined) return poison
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), SyncRequest), text)
      if (!read.success) return problemReply(400, 'malformed')
      const scope = data.scopes.get(token) ?? 0
      const asked = { request: read.output, now: now(), epoch, scope, rules }
      const told = answer(rules.isHasty ? copy(data) : data, asked)
      if (rules.isHasty) after(HASTE_MS, () => answer(data, asked))
      return { status: 200, type: 'application/json', body: JSON.stringify(told) }
    },
    holds: async (ids) => new Set(ids.filter((id) => data.changes.has(id))),
    accepted: async () => data.changes,
    states: async () => new Map([...data.records].map(([id, { state }]) => [id, state])),
    backup: () => {
      kept = copy(data)
    },
    restore: async () => {
      data = copy(kept)
      epoch++
    },
    close: async () => undefined,
  }
}

type Asked = {
  readonly request: SyncRequest
  readonly now: number
  readonly epoch: number
  readonly scope: number
  readonly rules: ServerRules
}

function answer(data: Data, asked: Asked): SyncResponse {
  const { request, now, epoch, scope } = asked
  const { batch, cursor, limit = 500 } = request
  const [theirs, after, areas] = (cursor ?? `${epoch}:0:${scope}`).split(':').map(Number)
  const isRestored = theirs !== epoch || (after ?? 0) > data.head
  const reset = isRestored ? 'restored' : areas !== scope && 'scope'
  const before = data.head
  const pushed = push(data, asked)
  const page = reset !== false ? [] : readPage(data, after ?? 0, { limit, now })
  const isUpToDate = after === before
  const last = page.at(-1)
  const more = page.length === limit && last !== undefined && last.seq < data.head
  return {
    ...pushed,
    site: SITE,
    batch,
    now,
    records: isUpToDate ? [] : page.map(({ told }) => told),
    cursor: `${epoch}:${more && !isUpToDate ? last.seq : data.head}:${scope}`,
    more: more && !isUpToDate,
    reset,
  }
}

function push(data: Data, asked: Asked): Pushed {
  const restamped: [Stamp, Stamp][] = []
  const rejected: WireRejection[] = []
  for (const input of asked.request.changes) {
    const read = parseChange(input)
    if (!read.ok) {
      rejected.push({ id: idOf(input), ...read.problem })
      continue
    }
    const stamp = accept(data, read.value, asked)
    if (stamp === 'id_reused') rejected.push({ id: read.value.id, code: 'id_reused', path: 'id' })
    else if (stamp !== read.value.id) restamped.push([read.value.id, stamp])
  }
  return { restamped, rejected }
}

function accept(data: Data, change: Change, { now, rules }: Asked): Stamp | 'id_reused' {
  const { id, kind, record, set } = change
  const known = rules.knownBefore(data, change)
  if (known !== undefined) return known
  const before = data.records.get(record)?.state ?? EMPTY_STATE
  const made = Object.keys(set).flatMap((path) => before.stamps[path] ?? [])
  const stamp = clamp(data, { id, over: made.filter((stamp) => stamp < id) }, now)
  data.changes.set(id, { record, set, stamp, text: JSON.stringify(change) })
  data.head++
  const state = rules.apply(before, set, stamp)
  const delayMs = rules.commitDelayMs(data.head)
  const visibleAt = delayMs === 0 ? Number.NEGATIVE_INFINITY : now + delayMs
  data.records.set(record, { kind, state, seq: data.head, visibleAt })
  return stamp
}

function clamp(
  data: Data,
  { id, over }: { id: Stamp; over: readonly Stamp[] },
  now: number,
): Stamp {
  if (stampMs(id) <= now + MAX_AHEAD_MS) return id
  const given = [...data.changes].filter(
    ([known, { stamp }]) => stamp !== known && stampReplica(known) === stampReplica(id),
  )
  const below = [...given.map(([, { stamp }]) => stamp), ...over]
  return writeStamp(tick(below.reduce(observe, CLOCK_START), now + MAX_AHEAD_MS), stampReplica(id))
}

function readPage(
  data: Data,
  after: number,
  { limit, now }: { limit: number; now: number },
): { told: WireRecord; seq: number }[] {
  return [...data.records]
    .filter(([, { seq, visibleAt }]) => seq > after && visibleAt <= now)
    .sort(([, a], [, b]) => a.seq - b.seq)
    .slice(0, limit)
    .map(([id, { kind, state, seq }]) => {
      const stamps = writeWireStamps(state.stamps)
      return { seq, told: { kind, id, fields: { ...state.fields }, stamps } }
    })
}

function idOf(input: unknown): string {
  return typeof input === 'object' && input !== null && 'id' in input ? String(input.id) : ''
}

function copy({ changes, records, devices, scopes, head }: Data): Data {
  return {
    changes: new Map(changes),
    records: new Map(records),
    devices: new Map(devices),
    scopes: new Map(scopes),
    head,
  }
}
