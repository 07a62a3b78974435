// Live queries for those who may not import dexie. They wake on writes of this tab, of other tabs
// and of the worker.

import { Dexie, liveQuery, RangeSet } from 'dexie'
import type { Database } from './database.ts'

/** Runs a query now and after each write that it may depend on; gives the function that ends it. */
export function watchQuery<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  // Dexie follows native awaits only through a function that is itself declared async.
  const subscription = liveQuery(async () => query()).subscribe({ next: onValue, error: onError })
  return () => subscription.unsubscribe()
}

/** Wakes the queries that show whether the storage is full: a full disk cannot be written to say so. */
export function wakeFullness(database: Database): void {
  const range = new RangeSet('full', 'full')
  Dexie.on('storagemutated').fire({ [`idb://${database.name}/meta/`]: range })
}
