// Turns what a browser throws into values. Foreign exceptions end here.

import type { SaveProblem } from './types.ts'

/** Gives the names of an error and of all that it wraps: Dexie hides a full disk inside an AbortError. */
export function errorNames(error: unknown): string[] {
  const names: string[] = []
  let at = error
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
    const name: unknown = Reflect.get(at, 'name')
    if (typeof name === 'string') names.push(name)
    at = Reflect.get(at, 'inner') ?? Reflect.get(at, 'cause')
  }
  return names.length === 0 ? ['Error'] : names
}

/** Any abort means "not saved"; only a full storage has a name of its own. */
export function saveProblemOf(error: unknown): SaveProblem {
  const names = errorNames(error)
  if (names.includes('QuotaExceededError')) return { tag: 'full' }
  return { tag: 'failed', name: names[0] ?? 'Error' }
}
