// A form that was left open: kept until it is saved or dropped, through reload, crash and power cut.

import { fail, ok, type Result } from '../domain/base/result.ts'
import { correctedTime } from './clock-row.ts'
import type { Database } from './database.ts'
import { saveProblemOf } from './failure.ts'
import type { Store } from './store.ts'
import type { Draft, DraftValues, SaveProblem } from './types.ts'

export async function saveDraft(
  { database, bodies, clock, wall }: Store,
  key: string,
  values: DraftValues,
): Promise<Result<undefined, SaveProblem>> {
  try {
    const savedAt = correctedTime(clock.peek(), wall())
    const body = await bodies.encodeDraft(key, { savedAt, values })
    await database.drafts.put({ key, body })
    return ok(undefined)
  } catch (error) {
    return fail(saveProblemOf(error))
  }
}

export async function dropDraft({ database, log }: Store, key: string): Promise<void> {
  try {
    await database.drafts.delete(key)
    await dropPhotos(database, key)
  } catch (error) {
    // It comes back at the next start, where it can be dropped again.
    log.error('draft_not_dropped', { name: saveProblemOf(error).tag })
  }
}

/** Photos of a form that was thrown away; those of a saved one are its record's by now. */
async function dropPhotos({ photos, photoBytes, thumbs }: Database, form: string): Promise<void> {
  const rows = await photos.where('form').equals(form).toArray()
  if (rows.length === 0) return
  const gone = rows.filter(({ state }) => state === 'draft').map(({ sha256 }) => sha256)
  await photos.bulkPut(rows.map((row) => ({ ...row, form: '' })))
  await Promise.all([photos, photoBytes, thumbs].map((table) => table.bulkDelete(gone)))
}

export async function readDrafts({ database, bodies }: Store): Promise<readonly Draft[]> {
  const rows = await database.drafts.toArray()
  const read = await Promise.all(
    rows.map(async (row) => ({ key: row.key, body: await bodies.draft(row) })),
  )
  return read
    .flatMap(({ key, body }): Draft[] => (body === undefined ? [] : [{ key, ...body }]))
    .sort((a, b) => b.savedAt - a.savedAt)
}

export async function readDraft(
  { database, bodies }: Store,
  key: string,
): Promise<Draft | undefined> {
  const row = await database.drafts.get(key)
  const body = row && (await bodies.draft(row))
  return body && { key, ...body }
}
