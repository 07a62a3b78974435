import { useLayoutEffect, useState } from 'preact/hooks'
import { watchQuery } from '../storage/live.ts'

/** Gives what a query of the store gives, and again whenever the store changes, in whatever tab or
 *  worker. Undefined until the first answer. A query that fails keeps the last answer on the screen. */
export function useLive<T>(query: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const [value, setValue] = useState<T | undefined>(undefined)
  // Before the paint, so that the store is already being read while an empty screen is drawn.
  useLayoutEffect(
    () =>
      watchQuery(
        query,
        (answer) => setValue(() => answer),
        () => undefined,
      ),
    [...deps],
  )
  return value
}

type Watch<T> = { value: T | undefined; readonly listeners: Set<(value: T) => void> }

/** Makes a hook of a query that many parts of a screen read: the store is asked once for all of them,
 *  and a part that is drawn later has the answer at once. The watch lives as long as its source. */
export function shareQuery<Source extends object, T>(
  query: (source: Source) => Promise<T>,
): (source: Source) => T | undefined {
  const watches = new WeakMap<Source, Watch<T>>()
  return (source) => {
    const watch = watches.get(source) ?? startWatch(source, query)
    watches.set(source, watch)
    const [value, setValue] = useState(watch.value)
    useLayoutEffect(() => {
      const follow = (answer: T) => setValue(() => answer)
      if (watch.value !== undefined) follow(watch.value)
      watch.listeners.add(follow)
      return () => {
        watch.listeners.delete(follow)
      }
    }, [watch])
    return value
  }
}

function startWatch<Source, T>(source: Source, query: (source: Source) => Promise<T>): Watch<T> {
  const watch: Watch<T> = { value: undefined, listeners: new Set() }
  watchQuery(
    () => query(source),
    (answer) => {
      watch.value = answer
      for (const listener of watch.listeners) listener(answer)
    },
    () => undefined,
  )
  return watch
}
