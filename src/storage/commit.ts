// The one transaction of a save. It reads nothing but what it must check.

import { errorNames } from './failure.ts'
import { isSameClock, parseClock } from './clock-row.ts'
import type { RecordId } from '../domain/base/ids.ts'
import type { Stamp } from '../domain/replica/stamp.ts'
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
}

/** Writes all of it or nothing; gives 'stale' when clock or record are no longer as read. Throws what the browser throws. */
export async function commit(store: Store, plan: Commit): Promise<'saved' | 'stale'> {
  const { records, outbox, meta, choices } = store.database
  const tables = [records, outbox, meta, ...(plan.choices === undefined ? [] : [choices])]
  try {
    const found = await store.database.transaction('rw', tables, async () => {
      const clock = plan.clock === undefined ? undefined : (await meta.get('clock'))?.value
      if (plan.clock !== undefined) {
        const current = parseClock(clock)
        if (!isSameClock(current, plan.clock.before)) return current
      }
      if (!(await isRecordAsRead(store, plan))) return 'record changed'
      await write(store, plan)
      return undefined
    })
    if (found === undefined && plan.clock !== undefined) store.clock.replace(plan.clock.after)
    if (found === undefined) return 'saved'
    if (found !== 'record changed') store.clock.replace(found)
    return 'stale'
  } catch (error) {
    // Another tab made the same record or took the same stamp first.
    if (errorNames(error).includes('ConstraintError')) {
      await store.clock.refresh()
      return 'stale'
    }
    throw error
  }
}

/** A new record needs no look: adding it fails where there is one. */
async function isRecordAsRead({ database }: Store, plan: Commit): Promise<boolean> {
  const { removesOutbox, record } = plan
  if (removesOutbox !== undefined) {
    const own = await database.outbox.get(removesOutbox)
    if (own?.state !== 'rejected') return false
  }
  if (record.revision === undefined) return true
  const current = await database.records.get(record.id)
  return current?.revision === record.revision
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
  await Promise.all(writes)
}
