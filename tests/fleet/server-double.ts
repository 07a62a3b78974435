// The protocol's server in memory, as short as the page that describes it. Some values are poison, so
// that a schedule can hold changes that break a server, are too large, or that it cannot read.

import type { RecordId } from '../../src/domain/base/ids.ts'
import { parseChange, type Change } from '../../src/domain/replica/change.ts'
import { applySet, EMPTY_STATE, type RecordState } from '../../src/domain/replica/merge.ts'
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
  type SyncRequest,
  type SyncResponse,
  type WireRecord,
  type WireRejection,
} from '../../src/domain/replica/wire.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { TransportAnswer } from '../../src/sync/ports.ts'
import { enrolmentAt, recordId, shortId } from '../support/store-under-test.ts'
import type { Accepted, FleetServer } from './fleet-server.ts'

export const POISON = ['malformed', 'internal', 'too_large'] as const
const STATUS = { malformed: 400, internal: 500, too_large: 413 } as const

type Row = { readonly kind: Kind; readonly state: RecordState; readonly seq: number }
type Data = {
  readonly changes: Map<Stamp, Accepted & { readonly text: string }>
  readonly records: Map<RecordId, Row>
  head: number
}
type Pushed = Pick<SyncResponse, 'restamped' | 'rejected'>

const SITE = 'fleet-site'

export function createServerDouble(now: () => number): FleetServer {
  let data: Data = { changes: new Map(), records: new Map(), head: 0 }
  let kept = copy(data)
  let epoch = 1
  let devices = 0
  return {
    enrol: async () => {
      const device = shortId(`d${devices++}`)
      return { ...enrolmentAt(SITE), device, person: recordId(devices), token: device }
    },
    handle: async (request) => {
      const poison = POISON.find((code) =>
        JSON.stringify(request.changes).includes(`poison:${code}`),
      )
      if (poison !== undefined)
        return { tag: 'problem', status: STATUS[poison], code: poison, retryAfterMs: undefined }
      return answer(data, { request, now: now(), epoch })
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
      return true
    },
    close: async () => undefined,
  }
}

type Asked = { readonly request: SyncRequest; readonly now: number; readonly epoch: number }

function answer(data: Data, { request, now, epoch }: Asked): TransportAnswer {
  const { batch, cursor, limit = 500 } = request
  const [theirs, after] = (cursor ?? `${epoch}:0`).split(':').map(Number)
  const isRestored = theirs !== epoch || (after ?? 0) > data.head
  const before = data.head
  const pushed = push(data, request.changes, now)
  const page = isRestored ? [] : readPage(data, after ?? 0, limit)
  const isUpToDate = after === before
  const last = page.at(-1)
  const more = last !== undefined && last.seq < data.head
  const response: SyncResponse = {
    ...pushed,
    site: SITE,
    batch,
    now,
    records: isUpToDate ? [] : page.map(({ told }) => told),
    cursor: `${epoch}:${more && !isUpToDate ? last.seq : data.head}`,
    more: more && !isUpToDate,
    reset: isRestored ? 'restored' : false,
  }
  return { tag: 'answer', response }
}

function push(data: Data, changes: readonly unknown[], now: number): Pushed {
  const restamped: [Stamp, Stamp][] = []
  const rejected: WireRejection[] = []
  for (const input of changes) {
    const read = parseChange(input)
    if (!read.ok) {
      rejected.push({ id: idOf(input), ...read.problem })
      continue
    }
    const stamp = accept(data, read.value, now)
    if (stamp === 'id_reused') rejected.push({ id: read.value.id, code: 'id_reused', path: 'id' })
    else if (stamp !== read.value.id) restamped.push([read.value.id, stamp])
  }
  return { restamped, rejected }
}

function accept(data: Data, change: Change, now: number): Stamp | 'id_reused' {
  const { id, kind, record, set } = change
  const text = JSON.stringify(change)
  const known = data.changes.get(id)
  if (known !== undefined) return known.text === text ? known.stamp : 'id_reused'
  const stamp = clamp(data, id, now)
  data.changes.set(id, { record, set, stamp, text })
  const before = data.records.get(record)?.state ?? EMPTY_STATE
  data.head++
  data.records.set(record, { kind, state: applySet(before, set, stamp), seq: data.head })
  return stamp
}

function clamp(data: Data, id: Stamp, now: number): Stamp {
  if (stampMs(id) <= now + MAX_AHEAD_MS) return id
  const given = [...data.changes].filter(
    ([known, { stamp }]) => stamp !== known && stampReplica(known) === stampReplica(id),
  )
  const last = given.reduce((reading, [, { stamp }]) => observe(reading, stamp), CLOCK_START)
  return writeStamp(tick(last, now + MAX_AHEAD_MS), stampReplica(id))
}

function readPage(data: Data, after: number, limit: number): { told: WireRecord; seq: number }[] {
  return [...data.records]
    .filter(([, { seq }]) => seq > after)
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

function copy(data: Data): Data {
  return { changes: new Map(data.changes), records: new Map(data.records), head: data.head }
}
