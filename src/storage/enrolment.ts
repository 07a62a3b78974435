// A phone is given to a municipality, or given to it again. What waits goes out under the new
// enrolment, unless it was meant for another server: that must never receive it unasked.

import type { Enrolment } from '../sync/ports.ts'
import { NO_POSITION, type Meta } from './meta.ts'
import type { Store } from './store.ts'

/** Stores an enrolment and ends a disconnection; the queue stays. Changes that were made for another
 *  site are set aside as problems: shown, mended or withdrawn by a person, never sent by themselves. */
export async function storeEnrolment(
  store: Store,
  meta: Meta,
  enrolment: Enrolment,
): Promise<{ readonly setAside: number }> {
  const before = await meta.enrolment()
  const isElsewhere = before !== undefined && before.site !== enrolment.site
  const { pulls } = await meta.position()
  const rows = await Promise.all([
    meta.row('enrolment', enrolment),
    meta.row('position', { ...NO_POSITION, pulls: pulls + 1, sweeps: before !== undefined }),
  ])
  const { meta: facts, outbox, kept } = store.database
  const foreign = isElsewhere ? await readForeign(store) : new Map<string, unknown>()
  await store.database.transaction('rw', [facts, outbox, kept], async () => {
    await facts.bulkPut(rows)
    await facts.bulkDelete(['disconnection', 'pace'])
    if (!isElsewhere) return
    await outbox
      .where('state')
      .equals('queued')
      .modify((row, at) => {
        at.value = { ...row, state: 'rejected', body: foreign.get(row.id) ?? row.body }
      })
    await kept.clear()
  })
  return { setAside: foreign.size }
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
