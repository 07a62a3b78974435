// A disk whose next writing transaction aborts with the error that a browser would give.

import type { FakeDisk } from './store-under-test.ts'

export type FailingDisk = FakeDisk & {
  /** `skip`: so many writing transactions succeed before. */
  readonly failNext: (errorName: string, skip?: number) => void
  /** The durability that each writing transaction asked for. */
  readonly durabilities: readonly (string | undefined)[]
}

/** Wraps each connection that the factory opens. */
export function failingDisk(disk: FakeDisk): FailingDisk {
  let next: string | undefined
  const durabilities: (string | undefined)[] = []
  let toSkip = 0
  const take = () => {
    if (toSkip-- > 0) return undefined
    const name = next
    next = undefined
    return name
  }
  const factory = new Proxy(disk.indexedDB, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key, target)
      if (key !== 'open' || typeof member !== 'function') {
        return typeof member === 'function' ? member.bind(target) : member
      }
      return (...args: [string, number?]) => {
        const request = target.open(...args)
        request.addEventListener('success', () => {
          const connection = request.result
          const begin = connection.transaction.bind(connection)
          connection.transaction = (stores, mode, options) => {
            const name = mode === 'readwrite' ? take() : undefined
            if (mode === 'readwrite') durabilities.push(options?.durability)
            if (name === 'UnknownError') throw new DOMException('connection lost', name)
            const transaction = begin(stores, mode, options)
            if (name !== undefined) abortWith(transaction, name)
            return transaction
          }
        })
        return request
      }
    },
  })
  return {
    indexedDB: factory,
    IDBKeyRange: disk.IDBKeyRange,
    durabilities,
    failNext: (name, skip = 0) => {
      next = name
      toSkip = skip
    },
  }
}

/** At the commit, when every request has succeeded: that is where a full disk shows. */
function abortWith(transaction: IDBTransaction, name: string): void {
  const abort: unknown = Reflect.get(transaction, '_abort')
  const dispatch = transaction.dispatchEvent.bind(transaction)
  transaction.dispatchEvent = (event) => {
    if (event.type !== 'complete' || typeof abort !== 'function') return dispatch(event)
    abort.call(transaction, name)
    return true
  }
}
