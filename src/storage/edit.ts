// What a person does about a change that was not accepted, or a field that two people changed.

import { fail, ok, type Result } from '../domain/base/result.ts'
import type { Fields } from '../domain/replica/merge.ts'
import type { Stamp } from '../domain/replica/stamp.ts'
import { commit } from './commit.ts'
import { saveProblemOf } from './failure.ts'
import { knownState, layOver, nextRow } from './record-state.ts'
import { readUnsettled, saveChange, type Saved } from './save.ts'
import type { RecordRow } from './rows.ts'
import { inTurn, untilFresh, type Store } from './store.ts'
import type { Choice, SaveProblem } from './types.ts'

const NOT_REJECTED: SaveProblem = { tag: 'failed', name: 'NotRejected' }
const CONTENTION: SaveProblem = { tag: 'failed', name: 'Contention' }

/** Replaces a rejected change: `set` is laid over its values, so that nothing typed before is lost. */
export async function mendChange(
  store: Store,
  rejected: Stamp,
  set: Fields,
): Promise<Result<Saved, SaveProblem>> {
  return guarded(async () => {
    const row = await store.database.outbox.get(rejected)
    if (row?.state !== 'rejected') return fail(NOT_REJECTED)
    const body = await store.bodies.outbox(row)
    const { kind, record } = row
    const whole = { ...body?.set, ...set }
    return saveChange(store, { kind, record, set: whole, replaces: rejected })
  })
}

/** Takes a rejected change back: the record shows what it would show without it, or goes. */
export async function withdrawChange(
  store: Store,
  rejected: Stamp,
): Promise<Result<undefined, SaveProblem>> {
  return guarded(() =>
    inTurn(
      store,
      async () => (await untilFresh(() => tryWithdraw(store, rejected))) ?? fail(CONTENTION),
    ),
  )
}

async function tryWithdraw(
  store: Store,
  rejected: Stamp,
): Promise<Result<undefined, SaveProblem> | 'stale'> {
  const { database, bodies } = store
  const row = await database.outbox.get(rejected)
  if (row?.state !== 'rejected') return fail(NOT_REJECTED)
  const [record, own] = await Promise.all([
    database.records.get(row.record),
    database.outbox.where('record').equals(row.record).toArray(),
  ])
  const outcome = await commit(store, {
    clock: undefined,
    record: {
      id: row.record,
      revision: record?.revision,
      next:
        record === undefined
          ? undefined
          : await withoutChange(store, record, {
              own: await readUnsettled(
                bodies,
                own.filter(({ id }) => id !== rejected),
              ),
            }),
    },
    addsOutbox: undefined,
    removesOutbox: rejected,
    choices: undefined,
  })
  return outcome === 'stale' ? 'stale' : ok(undefined)
}

/** Gives the row as it is when only `own` are laid over what the server knows; undefined: nothing is left. */
async function withoutChange(
  { bodies }: Store,
  row: RecordRow,
  { own }: { own: Awaited<ReturnType<typeof readUnsettled>> },
): Promise<RecordRow | undefined> {
  const body = await bodies.record(row)
  const known = knownState(body)
  const shown = layOver(known, own)
  if (Object.keys(shown.stamps).length === 0) return undefined
  const base = own.length === 0 ? undefined : known
  const { id, kind } = row
  return {
    ...nextRow(row, { id, kind, shown }),
    body: await bodies.encodeRecord(id, { ...shown, base, sentAt: body?.sentAt }),
  }
}

/** Keeps theirs by forgetting the choice, or writes mine again, which forgets it too. */
export async function settleChoice(
  store: Store,
  choice: Choice,
  whose: 'mine' | 'theirs',
): Promise<Result<undefined, SaveProblem>> {
  return guarded(async () => {
    if (whose === 'theirs') return inTurn(store, () => forgetChoice(store, choice))
    const row = await store.database.records.get(choice.record)
    if (row === undefined) return fail({ tag: 'failed', name: 'NoRecord' })
    const set = { [choice.path]: choice.mine }
    const saved = await saveChange(store, { kind: row.kind, record: row.id, set })
    return saved.ok ? ok(undefined) : saved
  })
}

/** Forgets one choice; what is in force stays so. */
export async function forgetChoice(
  store: Store,
  { record, path }: Choice,
): Promise<Result<undefined, SaveProblem>> {
  const outcome = await untilFresh(async () => {
    const [row, choiceRow] = await Promise.all([
      store.database.records.get(record),
      store.database.choices.get(record),
    ])
    if (choiceRow === undefined) return 'saved'
    const read = (await store.bodies.choices(choiceRow)) ?? []
    const left = read.filter((choice) => choice.path !== path)
    const body = await store.bodies.encodeChoices(record, left)
    return commit(store, {
      clock: undefined,
      record: {
        id: record,
        revision: row?.revision,
        next: row === undefined ? undefined : { ...row, revision: row.revision + 1 },
      },
      addsOutbox: undefined,
      removesOutbox: undefined,
      choices: { record, count: left.length, body },
    })
  })
  return outcome === undefined ? fail(CONTENTION) : ok(undefined)
}

async function guarded<T>(
  job: () => Promise<Result<T, SaveProblem>>,
): Promise<Result<T, SaveProblem>> {
  try {
    return await job()
  } catch (error) {
    return fail(saveProblemOf(error))
  }
}
