// Save = one strict transaction that writes the record, its change and the clock. All encoding is
// done before it; inside, clock and record must still be as read, or the save starts over with a
// later stamp, so that two tabs and the worker never make the same one.

import type { RecordId } from '../domain/base/ids.ts'
import { mintRecordId } from './mint.ts'
import { fail, ok, type Result } from '../domain/base/result.ts'
import type { Kind } from '../domain/records/record.ts'
import { parseChange, type Change } from '../domain/replica/change.ts'
import { applySet, EMPTY_STATE, type Fields } from '../domain/replica/merge.ts'
import { tick, writeStamp, type Stamp } from '../domain/replica/stamp.ts'
import { correctedTime, isSuspect, readClock } from './clock-row.ts'
import { commit, type Commit } from './commit.ts'
import { saveProblemOf } from './failure.ts'
import { readPhotoMarks } from './photo-marks.ts'
import { knownState, layOver, nextRow, type Unsettled } from './record-state.ts'
import type { ChoiceRow, ClockRow, OutboxRow, RecordBody, RecordRow } from './rows.ts'
import { inTurn, reconnecting, untilFresh, type Store } from './store.ts'
import type { Choice, SaveProblem } from './types.ts'

export type SaveRequest = {
  readonly kind: Kind
  readonly record?: RecordId | undefined
  readonly set: Fields
  /** A rejected change that this one takes the place of. */
  readonly replaces?: Stamp | undefined
}
/** After so many lost races a save claims its stamp beforehand, so that none starves. */
const CLAIMS_AFTER = 3

export type Saved = { readonly record: RecordId; readonly change: Stamp }

/** What is there before an edit. */
type Prior = {
  readonly row: RecordRow | undefined
  readonly body: RecordBody | undefined
  readonly choices: readonly Choice[]
  /** The own changes that stay; read only where one is replaced. */
  readonly unsettled: readonly Unsettled[] | undefined
}
const NOTHING: Prior = { row: undefined, body: undefined, choices: [], unsettled: undefined }

/** Saves one change. Settles after the transaction is complete; any abort is "not saved". Never throws. */
export async function saveChange(
  store: Store,
  request: SaveRequest,
): Promise<Result<Saved, SaveProblem>> {
  try {
    const outcome = await inTurn(store, () =>
      reconnecting(store, () => untilFresh((tries) => trySave(store, request, tries))),
    )
    if (outcome === undefined) return fail({ tag: 'failed', name: 'Contention' })
    if (outcome.ok) store.fullness.full = false
    return outcome
  } catch (error) {
    const problem = saveProblemOf(error)
    store.fullness.full = problem.tag === 'full'
    return fail(problem)
  }
}

async function trySave(
  store: Store,
  request: SaveRequest,
  tries: number,
): Promise<Result<Saved, SaveProblem> | 'stale'> {
  const claimed = tries < CLAIMS_AFTER ? undefined : await claimReading(store)
  const prior = request.record === undefined ? NOTHING : await readPrior(store, request)
  if (prior === 'gone') return fail({ tag: 'failed', name: 'NotRejected' })
  const drawn = drawChange(store, request, { prior, reading: claimed ?? readClockNow(store) })
  const parsed = parseChange(drawn.change)
  if (!parsed.ok) return fail({ tag: 'invalid', rejection: parsed.problem })
  const plan = await encode(store, drawn, prior)
  const outcome = await commit(store, {
    ...plan,
    clock: claimed === undefined ? plan.clock : undefined,
    removesOutbox: request.replaces,
  })
  if (outcome === 'stale') return 'stale'
  return ok({ record: drawn.change.record, change: drawn.change.id })
}

type Reading = {
  readonly before: ClockRow
  readonly after: ClockRow
  readonly savedAt: number
  readonly suspect: boolean
}

function readClockNow(store: Store, before: ClockRow = store.clock.peek()): Reading {
  const savedAt = correctedTime(before, store.wall())
  const suspect = isSuspect(before, savedAt, store.builtAt)
  const { ms, counter } = tick(before, savedAt)
  const trusted = suspect ? before.trusted : Math.max(before.trusted, savedAt)
  return { before, after: { ...before, ms, counter, trusted }, savedAt, suspect }
}

/** Where others keep coming first, the stamp is taken in a transaction of its own: then it is ours. */
async function claimReading(store: Store): Promise<Reading> {
  const { meta } = store.database
  const reading = await store.database.transaction('rw', meta, async () => {
    const reading = readClockNow(store, await readClock(store.database))
    await meta.put({ key: 'clock', value: reading.after })
    return reading
  })
  store.clock.replace(reading.after)
  return reading
}

async function readPrior(
  { database, bodies }: Store,
  { record, replaces }: SaveRequest,
): Promise<Prior | 'gone'> {
  if (record === undefined) return NOTHING
  const [row, choiceRow, own] = await database.transaction(
    'r',
    [database.records, database.choices, database.outbox],
    () =>
      Promise.all([
        database.records.get(record),
        database.choices.get(record),
        replaces === undefined ? [] : database.outbox.where('record').equals(record).toArray(),
      ]),
  )
  if (
    replaces !== undefined &&
    !own.some(({ id, state }) => id === replaces && state === 'rejected')
  )
    return 'gone'
  const others = own.filter(({ id }) => id !== replaces)
  return {
    row,
    body: row === undefined ? undefined : await bodies.record(row),
    choices: choiceRow === undefined ? [] : ((await bodies.choices(choiceRow)) ?? []),
    unsettled: replaces === undefined ? undefined : await readUnsettled(bodies, others),
  }
}

/** Decodes own changes; one that cannot be read is left out. */
export async function readUnsettled(
  bodies: Store['bodies'],
  rows: readonly OutboxRow[],
): Promise<Unsettled[]> {
  const read = await Promise.all(
    rows.map(async (row) => ({ id: row.id, state: row.state, body: await bodies.outbox(row) })),
  )
  return read.flatMap(({ id, state, body }) => (body === undefined ? [] : [{ id, state, body }]))
}

type Drawn = Reading & { readonly change: Change }

/** Makes the change: its stamp, the time of recording, the mark of a doubtful clock. */
function drawChange(
  store: Store,
  request: SaveRequest,
  { prior, reading }: { readonly prior: Prior; readonly reading: Reading },
): Drawn {
  const { after, savedAt, suspect } = reading
  const id = writeStamp(after, after.replica)
  const record = request.record ?? mintRecordId(after, store.random)
  const set: Record<string, Fields[string]> = { ...request.set }
  if (prior.row === undefined) set['recordedAt'] ??= savedAt
  if (suspect && Object.entries(set).some(([path, value]) => isTime(path, value)))
    set['clockSuspect'] ??= true
  return { ...reading, change: { id, kind: request.kind, record, set } }
}

function isTime(path: string, value: unknown): boolean {
  return typeof value === 'number' && /(?:^|\/)(?:at|\w+At)$/.test(path)
}

async function encode({ bodies }: Store, drawn: Drawn, prior: Prior): Promise<Commit> {
  const { change, before, after, savedAt } = drawn
  const { id, kind, record, set } = change
  const known = knownState(prior.body)
  const ground = prior.unsettled === undefined ? prior.body : layOver(known, prior.unsettled)
  const shown = applySet(ground ?? EMPTY_STATE, set, id)
  const body: RecordBody = { ...shown, base: known, sentAt: prior.body?.sentAt }
  const size = new TextEncoder().encode(JSON.stringify(change)).length
  const [recordBody, outboxBody, choices] = await Promise.all([
    bodies.encodeRecord(record, body),
    bodies.encodeOutbox(id, { set, savedAt }),
    encodeChoices(bodies, prior.choices, change),
  ])
  return {
    clock: { before, after },
    record: {
      id: record,
      revision: prior.row?.revision,
      next: { ...nextRow(prior.row, { id: record, kind, shown }), own: id, body: recordBody },
    },
    addsOutbox: { id, kind, record, state: 'queued', size, body: outboxBody },
    removesOutbox: undefined,
    choices,
    photos: readPhotoMarks(set),
  }
}

/** A later own write of a field settles its choice. */
async function encodeChoices(
  bodies: Store['bodies'],
  choices: readonly Choice[],
  { record, set }: Change,
): Promise<ChoiceRow | undefined> {
  const left = choices.filter(({ path }) => set[path] === undefined)
  if (left.length === choices.length) return undefined
  return { record, count: left.length, body: await bodies.encodeChoices(record, left) }
}
