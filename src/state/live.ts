import { useEffect, useState } from 'preact/hooks'
import { watchQuery } from '../storage/live.ts'

/** Gives what a query of the store gives, and again whenever the store changes, in whatever tab or
 *  worker. Undefined until the first answer. A query that fails keeps the last answer on the screen. */
export function useLive<T>(query: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const [value, setValue] = useState<T | undefined>(undefined)
  useEffect(
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
