// The one transaction of a save. It reads nothing but what it must check.

import { errorNames } from './failure.ts'
import { isSameClock, parseClock } from './clock-row.ts'
import type { RecordId } from '../domain/base/ids.ts'
import type { Stamp } from '../domain/replica/stamp.ts'
import { markPhotos, type PhotoMark } from './photo-marks.ts'
import type { ChoiceRow, ClockRow, OutboxRow, RecordRow } from './rows.ts'
import type { Store } from './store.ts'

export type Commit = {
  /** Absent where no stamp is made. */
  readonly clock: { readonly before: ClockRow; readonly after: ClockRow } | undefined
  readonly record: {
    readonly id: RecordId
    /** As read; undefined: there was none. */
    readonly revision: number | undefined
    /** Undefined: it goes. */
    readonly next: RecordRow | undefined
  }
  readonly addsOutbox: OutboxRow | undefined
  readonly removesOutbox: Stamp | undefined
  /** A count of 0: the row goes. */
  readonly choices: ChoiceRow | undefined
  readonly photos?: readonly PhotoMark[]
}

/** What the look inside the transaction found: the clock of another context, or another record. */
type Found = ClockRow | 'record changed'

/** Writes all of it or nothing; gives 'stale' when clock or record are no longer as read. Throws what the browser throws. */
export async function commit(store: Store, plan: Commit): Promise<'saved' | 'stale'> {
  const { records, outbox, meta, choices, photos } = store.database
  const tables = [
    records,
    outbox,
    meta,
    ...(plan.choices === undefined ? [] : [choices]),
    ...(plan.photos?.length ? [photos] : []),
  ]
  let found: Found | undefined
  try {
    await store.database.transaction('rw', tables, async (transaction) => {
      // Asked for together, answered in this order: looking costs no round trip of its own.
      const looking = look(store, plan)
      const writing = write(store, plan)
      // A full disk may refuse it while the look is waited for: that is heard below, and told once.
      writing.catch(() => undefined)
      found = await looking
      if (found !== undefined) transaction.abort()
      await writing
    })
    if (plan.clock !== undefined) store.clock.replace(plan.clock.after)
    return 'saved'
  } catch (error) {
    if (found === 'record changed') return 'stale'
    if (found !== undefined) store.clock.replace(found)
    else if (errorNames(error).includes('ConstraintError')) await store.clock.refresh()
    else throw error
    return 'stale'
  }
}

/** A new record needs no look: adding it fails where another tab made the same one first. */
async function look({ database }: Store, plan: Commit): Promise<Found | undefined> {
  const { clock, record, removesOutbox } = plan
  const [clockRow, own, current] = await Promise.all([
    clock === undefined ? undefined : database.meta.get('clock'),
    removesOutbox === undefined ? undefined : database.outbox.get(removesOutbox),
    record.revision === undefined ? undefined : database.records.get(record.id),
  ])
  if (clock !== undefined) {
    const currentClock = parseClock(clockRow?.value)
    if (!isSameClock(currentClock, clock.before)) return currentClock
  }
  const isAsRead =
    current?.revision === record.revision &&
    (removesOutbox === undefined || own?.state === 'rejected')
  return isAsRead ? undefined : 'record changed'
}

async function write({ database }: Store, plan: Commit): Promise<void> {
  const { records, outbox, meta, choices } = database
  const { record } = plan
  const writes: PromiseLike<unknown>[] = []
  if (record.next === undefined) writes.push(records.delete(record.id))
  else if (record.revision === undefined) writes.push(records.add(record.next))
  else writes.push(records.put(record.next))
  if (plan.removesOutbox !== undefined) writes.push(outbox.delete(plan.removesOutbox))
  if (plan.addsOutbox !== undefined) writes.push(outbox.add(plan.addsOutbox))
  if (plan.clock !== undefined) writes.push(meta.put({ key: 'clock', value: plan.clock.after }))
  if (plan.choices?.count === 0) writes.push(choices.delete(plan.choices.record))
  else if (plan.choices !== undefined) writes.push(choices.put(plan.choices))
  if (plan.photos?.length) writes.push(markPhotos(database, record.id, plan.photos))
  await Promise.all(writes)
}
