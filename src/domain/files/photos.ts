import { entryIds } from '../replica/path.ts'
import type { Fields } from '../replica/merge.ts'

/** At most so many photos belong to one record. */
export const MAX_PHOTOS = 10

/** Gives the photographed papers of a record that were not taken out. */
export function readPaperFiles(fields: Fields): readonly string[] {
  const ids = entryIds(fields, 'documents')
  return [...new Set(ids.map((id) => fields[`documents/${id}/file`]))].filter(
    (file) => typeof file === 'string',
  )
}

/** Gives the photos that a record shows, by their hashes, in a steady order. */
export function readPhotos(fields: Fields): readonly string[] {
  return Object.entries(fields)
    .filter(([path, value]) => path.startsWith('photos/') && value === true)
    .map(([path]) => path.slice('photos/'.length))
    .sort()
}
