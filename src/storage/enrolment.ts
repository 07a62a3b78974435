// A phone is given to a municipality, or given to it again. What waits goes out under the new
// enrolment, unless it was meant for another server: that must never receive it unasked. With the old
// cursor goes the only means to learn that the server came back from a backup, older perhaps than its
// own enrolment: what it had accepted goes out again, which has no effect where it is there. [RS4]

import type { Moment } from '../domain/base/moment.ts'
import type { Enrolment } from '../sync/ports.ts'
import { readClock } from './clock-row.ts'
import { NO_POSITION, type Meta } from './meta.ts'
import { readKeptToSend, sendAgain } from './outbound.ts'
import { errorNames, saveProblemOf } from './failure.ts'
import { inTurn, reconnecting, type Store } from './store.ts'
import { beginTurn } from './turn.ts'

export type NewEnrolment = {
  readonly enrolment: Enrolment
  readonly serverNow: Moment
  readonly receivedAt: Moment
}

/** True when the phone can write now. */
export async function canStore({ database, fullness }: Store): Promise<boolean> {
  try {
    await database.meta.put({ key: 'probe', value: 'x'.repeat(2000) })
    await database.meta.delete('probe')
    return true
  } catch (error) {
    fullness.full = saveProblemOf(error).tag === 'full'
    return false
  }
}

/** Stores an enrolment and ends a disconnection; the queue stays. Changes that were made for another
 *  site are set aside as problems: shown, mended or withdrawn by a person, never sent by themselves.
 *  Gives false when the browser refused. */
export async function storeEnrolment(
  store: Store,
  meta: Meta,
  enrolment: NewEnrolment,
): Promise<boolean> {
  try {
    await inTurn(store, () => reconnecting(store, () => writeEnrolment(store, meta, enrolment)))
    await store.clock.refresh()
    return true
  } catch (error) {
    store.log.error('enrolment_not_stored', { name: errorNames(error)[0] })
    return false
  }
}

async function writeEnrolment(
  store: Store,
  meta: Meta,
  { enrolment, serverNow, receivedAt }: NewEnrolment,
): Promise<void> {
  const before = await meta.enrolment()
  const isElsewhere = before !== undefined && before.site !== enrolment.site
  const { pulls } = await meta.position()
  const rows = await Promise.all([
    meta.row('enrolment', enrolment),
    meta.row('position', { ...NO_POSITION, pulls: pulls + 1, sweeps: before !== undefined }),
  ])
  const { meta: facts, outbox, kept, photos } = store.database
  const foreign = isElsewhere ? await readForeign(store) : new Map<string, unknown>()
  const lost = before === undefined || isElsewhere ? undefined : await readKeptToSend(store)
  await store.database.transaction('rw', [facts, outbox, kept, photos], async () => {
    const clock = await readClock(store.database)
    const contact = { trusted: serverNow, contactAt: serverNow }
    const difference = serverNow - receivedAt
    await facts.bulkPut([...rows, { key: 'clock', value: { ...clock, ...contact, difference } }])
    await facts.bulkDelete(['disconnection', 'pace'])
    await beginTurn(store.database)
    if (lost !== undefined) await sendAgain(store.database, lost)
    if (!isElsewhere) return
    await outbox
      .where('state')
      .equals('queued')
      .modify((row, at) => {
        at.value = { ...row, state: 'rejected', body: foreign.get(row.id) ?? row.body }
      })
    await kept.clear()
  })
}

/** Gives the bodies of what waits, with the reason why it shall not go out. */
async function readForeign({ database, bodies }: Store): Promise<Map<string, unknown>> {
  const rows = await database.outbox.where('state').equals('queued').toArray()
  const encoded = await Promise.all(
    rows.map(async (row): Promise<[string, unknown]> => {
      const body = await bodies.outbox(row)
      const rejection = { code: 'not_allowed', path: 'site' } as const
      if (body === undefined) return [row.id, row.body]
      return [row.id, await bodies.encodeOutbox(row.id, { ...body, rejection })]
    }),
  )
  return new Map(encoded)
}
