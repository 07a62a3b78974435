// The browser's locks as the fleet's contexts know them: a dead context's lock is free, a frozen one
// keeps its own until it is stolen.

import type { Locks } from '../../src/platform/lock.ts'
import type { Life } from './life.ts'

type Holder = { readonly life: Life; readonly lose: () => void }

export class BrowserLocks {
  #holder: Holder | undefined

  /** The locks as one context has them. */
  of(life: Life): Locks {
    return {
      request: async (_name, options, job) => {
        if ('ifAvailable' in options && this.#holder !== undefined) return job(null)
        this.#holder?.lose()
        return this.#hold(life, job)
      },
    }
  }

  release(life: Life): void {
    if (this.#holder?.life === life) this.#holder = undefined
  }

  async #hold<T>(life: Life, job: (lock: unknown) => Promise<T>): Promise<T> {
    let lose: () => void = () => undefined
    const stolen = new Promise<never>((_resolve, reject) => {
      lose = () => reject(new DOMException('The lock was stolen', 'AbortError'))
    })
    stolen.catch(() => undefined)
    const mine: Holder = { life, lose }
    this.#holder = mine
    try {
      return await Promise.race([job({}), stolen])
    } finally {
      if (this.#holder === mine) this.#holder = undefined
    }
  }
}
