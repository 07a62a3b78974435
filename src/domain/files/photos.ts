import { entryIds } from '../replica/path.ts'
import type { Fields } from '../replica/merge.ts'

/** At most so many photos belong to one record. */
export const MAX_PHOTOS = 10

/** Gives the photographed papers of a record that were not taken out. */
export function readPaperFiles(fields: Fields): readonly string[] {
  return filesOf(fields, 'documents', 'file')
}

/** Gives the photos of an aid record's hand-outs that were not taken back. */
export function readHandOutPhotos(fields: Fields): readonly string[] {
  return filesOf(fields, 'distributions', 'photo')
}

function filesOf(fields: Fields, collection: string, name: string): readonly string[] {
  const files = entryIds(fields, collection).map((id) => fields[`${collection}/${id}/${name}`])
  return [...new Set(files)].filter((file) => typeof file === 'string')
}

/** Gives the photos that a record shows, by their hashes, in a steady order. */
export function readPhotos(fields: Fields): readonly string[] {
  return Object.entries(fields)
    .filter(([path, value]) => path.startsWith('photos/') && value === true)
    .map(([path]) => path.slice('photos/'.length))
    .sort()
}
