import type { LogEvent } from 'kysely'

/** Told of every query, when it has ended: how long it took, and whether the database refused it. */
export type QueryWatch = (ms: number, isRefused: boolean) => void

/** As Kysely's options want it; none of the query itself goes through. Asked of nobody, it costs nothing. */
export function logTo(watch: QueryWatch | undefined) {
  if (watch === undefined) return {}
  return {
    log: ({ queryDurationMillis, level }: LogEvent) =>
      watch(queryDurationMillis, level === 'error'),
  }
}
