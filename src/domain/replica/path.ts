// A record is a flat set of paths, because two phones can add to a set at once without a conflict.

/** A value of a path. Never an array or an object: a collection is a set of paths. */
export type Value = string | number | boolean | null

export const MAX_STRING_LENGTH = 4000
export const MAX_PATHS = 200

const PATH = /^[A-Za-z0-9_-]{1,64}(?:\/[A-Za-z0-9_-]{1,64}){0,3}$/

export function isPath(text: string): boolean {
  return PATH.test(text)
}

export function isValue(value: unknown): value is Value {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value === 'string' && value.length <= MAX_STRING_LENGTH
}

/** Gives the ids of a collection's entries, removed ones left out, in the order of their ids. */
export function entryIds(fields: Readonly<Record<string, Value>>, collection: string): string[] {
  const prefix = `${collection}/`
  const ids = new Set<string>()
  for (const path of Object.keys(fields)) {
    if (path.startsWith(prefix)) ids.add(path.slice(prefix.length).split('/', 1)[0] ?? '')
  }
  return [...ids].filter((id) => fields[`${prefix}${id}/removed`] !== true).sort()
}
