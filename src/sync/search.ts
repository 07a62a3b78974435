// Is it the batch, one change in it, or the server itself? A refused batch is halved until the one
// change that the server cannot take stands alone; the others arrive on the way. [EN4] [EN5]
//
//   refused 200 → send 100 ─ taken → send 50 of the 100 left …
//                          └ refused → send 50 of these 100 …      until one stands alone
//
// A server that breaks may break on everything: only one that answers an empty request (a probe) is
// searched, and a change is accused only after it.

import type { Change } from '../domain/replica/change.ts'

export type Refusal = 'too_large' | 'malformed' | 'broke'

export type Accusation = {
  readonly change: Change
  readonly code: 'too_large' | 'invalid_value'
}

/** `within` the first so many of the queue there is one; it began with a batch `from` that size. */
type Hunt = { readonly within: number; readonly from: number }

export class Search {
  /** The next request carries no changes. */
  probes: boolean
  /** The server answered in this run, and nothing speaks against it since. */
  isProven = false
  #hunt: Hunt | undefined
  /** The sum of the changes was too much at this size, though each was taken. */
  #ceiling = Number.POSITIVE_INFINITY
  #suspect: Accusation | undefined

  constructor(probesFirst: boolean) {
    this.probes = probesFirst
  }

  /** Gives how many changes to send next, at most `allowed`. */
  size(allowed: number): number {
    const half = this.#hunt === undefined ? Infinity : Math.floor(this.#hunt.within / 2)
    return Math.max(1, Math.min(allowed, this.#ceiling, half))
  }

  /** Notes that the server took `count` changes. Gives whom an answered probe leaves as the culprit. */
  answered(count: number): Accusation | undefined {
    this.probes = false
    this.isProven = true
    if (this.#hunt !== undefined && count > 0) this.#pass(this.#hunt, count)
    return this.#accuse()
  }

  /** Notes that the server refused a batch. Expects at least one change. */
  refused(changes: readonly Change[], why: Refusal): Accusation | undefined {
    const [change] = changes
    if (change === undefined) return undefined
    this.#hunt = { within: changes.length, from: this.#hunt?.from ?? changes.length }
    if (changes.length > 1) {
      this.probes = !this.isProven && why !== 'too_large'
      return undefined
    }
    this.#suspect = { change, code: why === 'too_large' ? 'too_large' : 'invalid_value' }
    if (this.isProven) return this.#accuse()
    this.probes = true
    return undefined
  }

  #pass({ within, from }: Hunt, count: number): void {
    if (within > count) {
      this.#hunt = { within: within - count, from }
      return
    }
    this.#hunt = undefined
    this.#ceiling = Math.max(1, Math.floor(from / 2))
  }

  /** Were the server to break on the next one too, it is first asked again whether it answers at all. */
  #accuse(): Accusation | undefined {
    const accused = this.#suspect
    if (accused === undefined) return undefined
    this.#suspect = undefined
    this.#hunt = undefined
    this.isProven = false
    return accused
  }
}
