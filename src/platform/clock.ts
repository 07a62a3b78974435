import type { Clock } from '../sync/ports.ts'

/** The phone's own clock, right or wrong. */
export const phoneClock: Clock = { now: () => Date.now() }
