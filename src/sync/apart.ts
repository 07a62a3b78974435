// Changes that failed alone while everything else passed. They stay queued and wait apart, so that
// they hold up nobody but the later changes of their own record, which must not arrive before them; a
// server that refuses one three times over is not asked again. [EN5] [EN9] [EN10]

import { HOUR_MS, MINUTE_MS, type Moment } from '../domain/base/moment.ts'
import type { RecordId } from '../domain/base/ids.ts'
import type { Change } from '../domain/replica/change.ts'
import type { Stamp } from '../domain/replica/stamp.ts'

const WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS] as const
/** A change that only the network does not carry is tried again after this, or at its next news. */
const NETWORK_WAIT_MS = 15 * MINUTE_MS
/** A large one later: so that no more than 2 KB of JSON goes in vain in such a time. [PC6] */
const BYTES_A_WAIT = 2 * 1024
const LONGEST_WAIT_MS = 12 * HOUR_MS

type Waiting = { readonly until: Moment; readonly strikes: number; readonly record: RecordId }

export class Apart {
  /** How many of the queue may not go now, when it was last looked through. */
  held = 0
  readonly #waiting = new Map<Stamp, Waiting>()

  get size(): number {
    return this.#waiting.size
  }

  /** True for one that waits, and for what was made to the same record after it. */
  holds({ id, record }: Change): boolean {
    for (const [waiting, at] of this.#waiting)
      if (at.record === record && waiting <= id) return true
    return false
  }

  /** Gives the first of these that may be tried again. */
  due(changes: readonly Change[], now: Moment): Change | undefined {
    return changes.find((change) => this.#isDue(change, now) && !this.#isLater(change))
  }

  nextAt(): Moment | undefined {
    return this.#waiting.size === 0
      ? undefined
      : Math.min(...[...this.#waiting.values()].map(({ until }) => until))
  }

  /** Counts that the server refused it; gives true when it has done so too often. */
  strike({ id, record }: Change, now: Moment): boolean {
    const strikes = (this.#waiting.get(id)?.strikes ?? 0) + 1
    const waitMs = WAITS_MS[strikes - 1]
    if (waitMs === undefined) {
      this.#waiting.delete(id)
      return true
    }
    this.#waiting.set(id, { until: now + waitMs, strikes, record })
    return false
  }

  /** The network did not carry it, though it carried an answer just before. */
  delay({ id, record }: Change, { now, bytes }: { now: Moment; bytes: number }): void {
    const strikes = this.#waiting.get(id)?.strikes ?? 0
    const waitMs = NETWORK_WAIT_MS * Math.max(1, bytes / BYTES_A_WAIT)
    this.#waiting.set(id, { until: now + Math.min(waitMs, LONGEST_WAIT_MS), strikes, record })
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

  /** A wait that is longer than any was set by a clock that has been put back since. [PC5] */
  #isDue({ id }: Change, now: Moment): boolean {
    const until = this.#waiting.get(id)?.until
    return until !== undefined && (until <= now || until - now > LONGEST_WAIT_MS)
  }

  #isLater({ id, record }: Change): boolean {
    for (const [waiting, at] of this.#waiting) if (at.record === record && waiting < id) return true
    return false
  }
}
