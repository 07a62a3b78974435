// Changes that failed alone while everything else passed. They stay queued and wait apart, so that
// they hold up nobody; a server that breaks on one three times over is not asked again. [EN5]

import { MINUTE_MS, type Moment } from '../domain/base/moment.ts'
import type { Change } from '../domain/replica/change.ts'
import type { Stamp } from '../domain/replica/stamp.ts'

const WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS] as const
/** A change that only the network does not carry is tried again after this, or at its next news. */
const NETWORK_WAIT_MS = 15 * MINUTE_MS

type Waiting = { readonly until: Moment; readonly strikes: number }

export class Apart {
  readonly #waiting = new Map<Stamp, Waiting>()

  get size(): number {
    return this.#waiting.size
  }

  has({ id }: Change): boolean {
    return this.#waiting.has(id)
  }

  /** Gives the first of these that may be tried again. */
  due(changes: readonly Change[], now: Moment): Change | undefined {
    return changes.find(({ id }) => (this.#waiting.get(id)?.until ?? Infinity) <= now)
  }

  nextAt(): Moment | undefined {
    return this.#waiting.size === 0
      ? undefined
      : Math.min(...[...this.#waiting.values()].map(({ until }) => until))
  }

  /** Counts that the server broke on it; gives true when it has done so too often. */
  strike({ id }: Change, now: Moment): boolean {
    const strikes = (this.#waiting.get(id)?.strikes ?? 0) + 1
    const waitMs = WAITS_MS[strikes - 1]
    if (waitMs === undefined) {
      this.#waiting.delete(id)
      return true
    }
    this.#waiting.set(id, { until: now + waitMs, strikes })
    return false
  }

  /** The network did not carry it, though it carried an answer just before. */
  delay({ id }: Change, now: Moment): void {
    const strikes = this.#waiting.get(id)?.strikes ?? 0
    this.#waiting.set(id, { until: now + NETWORK_WAIT_MS, strikes })
  }

  /** Another network may carry what the last one did not. */
  hearNews(): void {
    for (const [id, { strikes }] of this.#waiting) if (strikes === 0) this.#waiting.delete(id)
  }

  forget(changes: readonly Change[]): void {
    for (const { id } of changes) this.#waiting.delete(id)
  }

  /** Expects the whole queue: what another context sent, or a person withdrew, waits no more. */
  keepOnly(queue: readonly Change[]): void {
    const ids = new Set(queue.map(({ id }) => id))
    for (const id of this.#waiting.keys()) if (!ids.has(id)) this.#waiting.delete(id)
  }
}
