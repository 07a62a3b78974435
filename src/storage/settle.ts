// Settling an answer: accepted changes leave the queue, rejected ones get their reason, records are
// merged and the cursor moves, in one strict transaction. Reading, merging and encoding come before
// it; inside, every record must still be as read, or it starts over.

import type { RecordId } from '../domain/base/ids.ts'
import { DAY_MS } from '../domain/base/moment.ts'
import type { Rejection } from '../domain/base/problem.ts'
import type { Kind } from '../domain/records/record.ts'
import { observe, type Stamp } from '../domain/replica/stamp.ts'
import { readWireState, type SyncResponse, type WireRecord } from '../domain/replica/wire.ts'
import type { Settlement } from '../sync/ports.ts'
import { readClock } from './clock-row.ts'
import type { Meta, SyncPosition } from './meta.ts'
import { nextRow } from './record-state.ts'
import type { ChoiceRow, ClockRow, KeptRow, MetaRow, OutboxRow, RecordRow } from './rows.ts'
import { readUnsettled } from './save.ts'
import { planRecord, type RecordBefore, type Verdict } from './settle-plan.ts'
import { untilFresh, type Store } from './store.ts'
import { readTouched, type Touched } from './touched.ts'
import { readTurn } from './turn.ts'

/** Applies one answer; all of it or nothing. An answer of another site than the enrolment's has no
 *  effect, nor has one that was asked for before the phone started over. [RS6] */
export async function settleAnswer(
  store: Store,
  meta: Meta,
  settlement: Settlement,
): Promise<void> {
  const outcome = await untilFresh(async () => {
    const enrolment = await meta.enrolment()
    if (enrolment !== undefined && enrolment.site !== settlement.response.site) return 'ignored'
    const plan = await drawPlan(store, meta, settlement)
    return write(store, plan, settlement)
  })
  if (outcome === 'ignored') store.log.info('settle_not_for_us')
  if (outcome === undefined) throw new Error('settle: other contexts kept writing')
  store.clock.replace(await readClock(store.database))
}

type Plan = {
  readonly expected: ReadonlyMap<RecordId, number | undefined>
  readonly records: readonly RecordRow[]
  readonly accepted: readonly Stamp[]
  readonly rejected: readonly OutboxRow[]
  readonly kept: readonly KeptRow[]
  readonly choices: readonly ChoiceRow[]
  readonly meta: readonly MetaRow[]
  /** The bootstrap that is complete with this answer: what it did not bring goes. */
  readonly sweepsBefore: number | undefined
  readonly adjustClock: (clock: ClockRow) => ClockRow
}

async function drawPlan(store: Store, meta: Meta, settlement: Settlement): Promise<Plan> {
  const { response } = settlement
  const told = new Map<RecordId, WireRecord>(response.records.map((record) => [record.id, record]))
  const kinds = new Map<RecordId, Kind>(settlement.sent.map(({ record, kind }) => [record, kind]))
  for (const record of response.records) kinds.set(record.id, record.kind)
  const touched = await readTouched(store.database, [...kinds.keys()])
  const [position, times] = await Promise.all([meta.position(), meta.times()])
  const verdict = judge(settlement, store.clock.peek())
  const planned = await Promise.all(
    [...kinds].map(([id, kind]) =>
      planRow(store, { id, kind, told: told.get(id), touched, verdict, position }),
    ),
  )
  const isComplete = response.reset === false && !response.more
  const accepted = planned.flatMap(({ kept }) => kept.map(({ id }) => id))
  return {
    expected: new Map([...kinds.keys()].map((id) => [id, touched.records.get(id)?.revision])),
    records: planned.map(({ row }) => row),
    accepted,
    rejected: planned.flatMap(({ rejected }) => rejected),
    kept: planned.flatMap(({ kept }) => kept),
    choices: planned.flatMap(({ choices }) => choices),
    meta: await Promise.all([
      meta.row('times', {
        lastSentAt: accepted.length > 0 ? response.now : times.lastSentAt,
        lastPulledAt: isComplete ? response.now : times.lastPulledAt,
      }),
      ...(response.reset === false ? [meta.row('position', move(position, response))] : []),
    ]),
    sweepsBefore: isComplete && position.sweeps ? position.pulls : undefined,
    adjustClock: (clock) => adjustClock(clock, settlement),
  }
}

/** A cursor that comes with a reset is worth nothing: not kept, it makes the server ask again. */
function move(position: SyncPosition, response: SyncResponse): SyncPosition {
  return {
    cursor: response.cursor,
    pulls: position.pulls,
    sweeps: position.sweeps && response.more,
  }
}

function judge({ sent, response }: Settlement, { replica }: ClockRow): Verdict {
  const reasons = new Map(response.rejected.map((refused) => [refused.id, refused]))
  const accepted = new Set<Stamp>()
  const rejected = new Map<Stamp, Rejection>()
  for (const { id } of sent) {
    const refused = reasons.get(id)
    if (refused === undefined) accepted.add(id)
    else rejected.set(id, { code: refused.code, path: refused.path ?? '' })
  }
  const restamped = new Map(response.restamped)
  return { replica, now: response.now, accepted, rejected, restamped }
}

type RowPlan = {
  readonly row: RecordRow
  readonly rejected: readonly OutboxRow[]
  readonly kept: readonly KeptRow[]
  readonly choices: readonly ChoiceRow[]
}

async function planRow(
  { bodies }: Store,
  at: {
    readonly id: RecordId
    readonly kind: Kind
    readonly told: WireRecord | undefined
    readonly touched: Touched
    readonly verdict: Verdict
    readonly position: SyncPosition
  },
): Promise<RowPlan> {
  const { id, kind, touched, verdict, position } = at
  const prior = touched.records.get(id)
  const choiceRow = touched.choices.get(id)
  const kept = await Promise.all((touched.kept.get(id) ?? []).map((row) => bodies.kept(row)))
  const before: RecordBefore = {
    id,
    kind,
    body: prior && (await bodies.record(prior)),
    unsettled: await readUnsettled(bodies, touched.outbox.get(id) ?? []),
    kept: kept.filter((body) => body !== undefined),
    choices: (choiceRow && (await bodies.choices(choiceRow))) ?? [],
    told: at.told && readWireState(at.told),
  }
  const after = planRecord(before, verdict)
  const isKnown = before.told !== undefined || after.kept.length > 0
  const sizes = new Map((touched.outbox.get(id) ?? []).map((row) => [row.id, row.size]))
  return {
    row: {
      ...nextRow(prior, { id, kind, shown: after.body }),
      pulled: isKnown ? position.pulls : (prior?.pulled ?? 0),
      body: await bodies.encodeRecord(id, after.body),
    },
    kept: await Promise.all(
      after.kept.map(async (own) => ({
        id: own.id,
        kind,
        record: id,
        day: Math.floor(own.body.acceptedAt / DAY_MS),
        body: await bodies.encodeKept(own.id, own.body),
      })),
    ),
    rejected: await Promise.all(
      after.rejected.map(async (own) => ({
        id: own.id,
        kind,
        record: id,
        state: 'rejected' as const,
        size: sizes.get(own.id) ?? 0,
        body: await bodies.encodeOutbox(own.id, own.body),
      })),
    ),
    choices:
      after.choices === before.choices || (after.choices.length === 0 && choiceRow === undefined)
        ? []
        : [
            {
              record: id,
              count: after.choices.length,
              body: await bodies.encodeChoices(id, after.choices),
            },
          ],
  }
}

function adjustClock(clock: ClockRow, { response, receivedAt }: Settlement): ClockRow {
  let reading = { ms: clock.ms, counter: clock.counter }
  for (const [, stamp] of response.restamped) reading = observe(reading, stamp)
  for (const record of response.records) {
    for (const stamp of Object.values(readWireState(record).stamps))
      reading = observe(reading, stamp)
  }
  return {
    replica: clock.replica,
    ms: reading.ms,
    counter: reading.counter,
    difference: response.now - receivedAt,
    trusted: response.now,
    contactAt: response.now,
  }
}

async function write(
  { database }: Store,
  plan: Plan,
  { response, turn }: Settlement,
): Promise<'settled' | 'stale' | 'ignored'> {
  const { records, outbox, kept, choices, meta } = database
  return database.transaction('rw', [records, outbox, kept, choices, meta], async () => {
    if ((await readTurn(database)) !== turn) return 'ignored'
    const ids = [...plan.expected.keys()]
    const current = await records.bulkGet(ids)
    if (ids.some((id, at) => current[at]?.revision !== plan.expected.get(id))) return 'stale'
    const clock = await readClock(database)
    const gone = plan.choices.filter(({ count }) => count === 0).map(({ record }) => record)
    await Promise.all([
      records.bulkPut([...plan.records]),
      outbox.bulkPut([...plan.rejected]),
      outbox.bulkDelete([...plan.accepted]),
      kept.bulkPut([...plan.kept]),
      choices.bulkPut(plan.choices.filter(({ count }) => count > 0)),
      choices.bulkDelete(gone),
      meta.bulkPut([...plan.meta, { key: 'clock', value: plan.adjustClock(clock) }]),
    ])
    if (plan.sweepsBefore !== undefined && response.reset === false)
      await sweep(database, plan.sweepsBefore)
    return 'settled'
  })
}

/** After new areas came in full: what the server no longer shows this phone goes, own work stays. */
async function sweep(database: Store['database'], pulls: number): Promise<void> {
  const own = new Set<unknown>([
    ...(await database.outbox.orderBy('record').uniqueKeys()),
    ...(await database.kept.orderBy('record').uniqueKeys()),
  ])
  const stale = await database.records
    .filter(({ id, pulled }) => pulled < pulls && !own.has(id))
    .primaryKeys()
  await Promise.all([database.records.bulkDelete(stale), database.choices.bulkDelete(stale)])
}
