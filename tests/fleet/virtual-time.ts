// Time that passes when nothing is left to do: no test sleeps, and a seed gives the same course always.

type Event = { readonly at: number; readonly order: number; readonly run: () => void }

/** What an interval throws at its next beat when the context that set it is gone. */
export class NobodyIsLeft extends Error {}

export class VirtualTime {
  now = 0
  #order = 0
  #events: Event[] = []
  #outside = 0

  /** Gives the function that takes it back. */
  after(delayMs: number, run: () => void): () => void {
    const at = this.now + Math.max(0, Number.isFinite(delayMs) ? delayMs : 0)
    const event = { at, order: this.#order++, run }
    const place = this.#events.findIndex((later) => later.at > event.at)
    if (place === -1) this.#events.push(event)
    else this.#events.splice(place, 0, event)
    return () => {
      const place = this.#events.indexOf(event)
      if (place !== -1) this.#events.splice(place, 1)
    }
  }

  /** Gives the function that ends it. */
  every(periodMs: number, run: () => void): () => void {
    let cancel: () => void = () => undefined
    const beat = () => {
      cancel = this.after(periodMs, beat)
      try {
        run()
      } catch (error) {
        cancel()
        if (!(error instanceof NobodyIsLeft)) throw error
      }
    }
    cancel = this.after(periodMs, beat)
    return () => cancel()
  }

  pass(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve))
  }

  /** Time stands still while something that runs in real time (a real server) is at work. */
  async outside<T>(work: Promise<T>): Promise<T> {
    this.enter()
    try {
      return await work
    } finally {
      this.leave()
    }
  }

  enter(): void {
    this.#outside++
  }

  leave(): void {
    this.#outside--
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

/** While a schedule runs, the timers of everything in it (the lock's heartbeat, the patience of a
 *  request) tick in its time. Gives the function that puts the real ones back. */
export function takeTimers(time: VirtualTime): () => void {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval }
  const cancel = (end: unknown) => {
    if (typeof end === 'function') end()
  }
  put({
    setTimeout: (run: () => void, delayMs = 0) => time.after(delayMs, run),
    setInterval: (run: () => void, periodMs = 0) => time.every(periodMs, run),
    clearTimeout: cancel,
    clearInterval: cancel,
  })
  return () => put(real)
}

/** A phone without it sends its changes as they are: the same rules, in half the machine's time. */
export function takeGzip(): () => void {
  const real = { CompressionStream }
  put({ CompressionStream: undefined })
  return () => put(real)
}

function put(timers: Readonly<Record<string, unknown>>): void {
  for (const [name, timer] of Object.entries(timers)) Reflect.set(globalThis, name, timer)
}
