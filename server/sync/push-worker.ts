// The thread that takes the pushes of a server on SQLite: a program of its own, with a connection of its own.

import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { assert } from '../../src/domain/base/assert.ts'
import { openSqlite } from '../store/sqlite.ts'
import { takeHere } from './push-taker.ts'
import { packError, type Done, type Order, type ThreadSettings } from './thread-messages.ts'

const { file, isWatched }: ThreadSettings = workerData
const port = findPort()

let queries: (readonly [number, boolean])[] = []
const watch = (ms: number, isRefused: boolean): void => void queries.push([ms, isRefused])
const { db } = await openSqlite(file, isWatched ? watch : undefined)
const take = takeHere(db)

/** Orders come one at a time; the last is to end. */
port.on('message', (order: Order | 'end') => {
  void (order === 'end' ? end() : carryOut(order))
})

async function carryOut(order: Order): Promise<void> {
  queries = []
  const outcome = await tryTo(order)
  port.postMessage({ outcome, queries } satisfies Done)
}

async function tryTo({ municipality, pushes }: Order): Promise<Done['outcome']> {
  try {
    return { taken: await take(municipality, () => pushes) }
  } catch (error) {
    return { failure: packError(error) }
  }
}

async function end(): Promise<void> {
  await db.destroy()
  port.close()
}

function findPort(): MessagePort {
  assert(parentPort !== null, 'this is a thread of the server')
  return parentPort
}
