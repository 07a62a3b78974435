// What a change says of photos, marked in the same transaction: a photo of a saved record is sent, one
// of a form that was never saved is not, whenever the power goes.

import type { RecordId } from '../domain/base/ids.ts'
import type { Fields } from '../domain/replica/merge.ts'
import type { Database } from './database.ts'

export type PhotoMark = { readonly sha256: string; readonly isShown: boolean }

const PHOTO = /^photos\/([0-9a-f]{64})$/
const FILE = /\/(?:file|photo|signature)$/

/** Gives the photos that a change adds to its record or takes out of it. */
export function readPhotoMarks(set: Fields): readonly PhotoMark[] {
  return Object.entries(set).flatMap(([path, value]): PhotoMark[] => {
    const sha256 = PHOTO.exec(path)?.[1]
    if (sha256 !== undefined) return [{ sha256, isShown: value === true }]
    return FILE.test(path) && typeof value === 'string' ? [{ sha256: value, isShown: true }] : []
  })
}

/** Inside the transaction of a save. A photo that this phone does not hold is none of its business. */
export async function markPhotos(
  { photos }: Database,
  record: RecordId,
  marks: readonly PhotoMark[],
): Promise<void> {
  const shown = new Map(marks.map(({ sha256, isShown }) => [sha256, isShown]))
  const rows = (await photos.bulkGet([...shown.keys()])).filter((row) => row !== undefined)
  await photos.bulkPut(
    rows.map((row) => {
      const others = row.records.filter((id) => id !== record)
      const records = shown.get(row.sha256) === true ? [...others, record] : others
      if (row.state !== 'draft' && row.state !== 'waiting') return { ...row, form: '', records }
      return { ...row, form: '', records, state: records.length > 0 ? 'waiting' : 'draft' }
    }),
  )
}
