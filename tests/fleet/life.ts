// The life of one context, a page or the worker. It goes on from step to step; between any two it may
// be killed, or freeze with all that it holds. What a dead one still has under way comes to nothing.

import type { Chance } from './chance.ts'
import { NobodyIsLeft, type VirtualTime } from './virtual-time.ts'

export class Life {
  isAlive = true
  /** How often it froze. */
  freezes = 0
  #fuse: { left: number; blow: () => void } | undefined
  #thaw: Promise<void> | undefined
  #wake: () => void = () => undefined
  readonly #time: VirtualTime
  readonly #chance: Chance

  constructor(time: VirtualTime, chance: Chance) {
    this.#time = time
    this.#chance = chance
  }

  get isFrozen(): boolean {
    return this.#thaw !== undefined
  }

  /** Something happens after so many more steps. */
  arm(steps: number, blow: () => void): void {
    this.#fuse = { left: steps, blow }
  }

  defuse(): void {
    this.#fuse = undefined
  }

  kill(): void {
    this.isAlive = false
    this.thaw()
  }

  freeze(): void {
    this.freezes++
    this.#thaw ??= new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  thaw(): void {
    this.#thaw = undefined
    this.#wake()
  }

  /** One step further; takes up to `slowMs`. Never comes back to who died on the way. */
  async step(slowMs = 0): Promise<void> {
    await this.here()
    if (slowMs > 0) await this.#time.pass(this.#chance.below(slowMs))
    this.#burn()
    await this.here()
  }

  /** Goes on only while alive and awake. */
  async here(): Promise<void> {
    while (this.#thaw !== undefined) await this.#thaw
    if (!this.isAlive) await never()
  }

  /** For what a timer calls: false while frozen; a dead context's timers end. */
  beats(): boolean {
    if (!this.isAlive) throw new NobodyIsLeft()
    return !this.isFrozen
  }

  #burn(): void {
    if (this.#fuse === undefined || --this.#fuse.left > 0) return
    const { blow } = this.#fuse
    this.#fuse = undefined
    blow()
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
