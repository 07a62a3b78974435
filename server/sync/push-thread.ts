// On SQLite pushes are judged and written in a thread of their own: while it works on some, and waits for
// the disk, this one reads the bodies of the next and answers those before. Whoever writes from here takes
// turns with it by the pen. A thread that ends before its time leaves its work to who asks.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Pen } from '../store/pen.ts'
import type { QueryWatch } from '../store/query-watch.ts'
import type { Db } from '../store/schema.ts'
import { LostThread } from '../store/trouble.ts'
import { takeHere, type PushTaker } from './push-taker.ts'
import { unpackError, type Done, type Order, type ThreadSettings } from './thread-messages.ts'

type Setting = {
  readonly db: Db
  /** The file behind it, and the pen of who writes to it. */
  readonly file: string
  readonly pen: Pen
  /** The built `push-worker.ts`. */
  readonly program: URL
  readonly watch?: QueryWatch | undefined
  /** Told why the thread ended, where nobody had asked it to. */
  readonly onLost: (error: unknown) => void
}

export type PushThread = {
  readonly take: PushTaker
  /** When nothing is asked of it any more. */
  readonly end: () => Promise<void>
}

type Waiting = {
  readonly resolve: (done: Done) => void
  readonly reject: (error: unknown) => void
}

export function startPushThread({ db, file, pen, program, watch, onLost }: Setting): PushThread {
  const workerData: ThreadSettings = { file, isWatched: watch !== undefined }
  const worker = new Worker(program, { workerData })
  const here = takeHere(db)
  let state: 'running' | 'ending' | 'gone' = 'running'
  let waiting: Waiting | undefined
  let why: unknown = new LostThread()
  worker.on('message', (done: Done) => waiting?.resolve(done))
  worker.on('error', (error) => {
    why = error
  })
  worker.on('exit', () => {
    if (state === 'running') onLost(why)
    state = 'gone'
    waiting?.reject(new LostThread())
  })
  const ask = async (order: Order): Promise<Done> => {
    if (state === 'gone') throw new LostThread()
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(order)
    })
  }
  return {
    take: async (municipality, pick) => {
      if (state === 'gone') return here(municipality, pick)
      const putDown = await pen.take()
      try {
        const { outcome, queries } = await ask({ municipality, pushes: pick() })
        for (const [ms, isRefused] of queries) watch?.(ms, isRefused)
        if ('taken' in outcome) return outcome.taken
        throw unpackError(outcome.failure)
      } finally {
        waiting = undefined
        putDown()
      }
    },
    end: async () => {
      if (state === 'gone') return
      state = 'ending'
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage('end')
      await once(worker, 'exit')
    },
  }
}
