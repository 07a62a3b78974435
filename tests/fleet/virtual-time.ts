// Time that passes when nothing is left to do: no test sleeps, and a seed gives the same course always.

export type Chance = {
  /** 0 ≤ fraction < 1 */
  readonly fraction: () => number
  /** 0 ≤ whole number < limit */
  readonly below: (limit: number) => number
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T
  readonly bytes: (length: number) => Uint8Array
}

/** mulberry32: small, and good enough to shuffle faults. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(fraction() * limit)
  return {
    fraction,
    below,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  }
}

type Event = { readonly at: number; readonly order: number; readonly run: () => void }

export class VirtualTime {
  now = 0
  #order = 0
  #events: Event[] = []
  #outside = 0

  after(delayMs: number, run: () => void): void {
    const event = { at: this.now + Math.max(0, delayMs), order: this.#order++, run }
    const at = this.#events.findIndex((later) => later.at > event.at)
    if (at === -1) this.#events.push(event)
    else this.#events.splice(at, 0, event)
  }

  pass(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve))
  }

  /** Time stands still while something that runs in real time (a real server) is at work. */
  async outside<T>(work: Promise<T>): Promise<T> {
    this.#outside++
    try {
      return await work
    } finally {
      this.#outside--
    }
  }

  /** Lets everything happen that is due within `durationMs`. */
  async run(durationMs: number): Promise<void> {
    const end = this.now + durationMs
    await this.#settle()
    for (let next = this.#events[0]; next !== undefined && next.at <= end; next = this.#events[0]) {
      this.#events.shift()
      this.now = next.at
      next.run()
      await this.#settle()
    }
    this.now = end
  }

  async #settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve))
    while (this.#outside > 0)
  }
}
