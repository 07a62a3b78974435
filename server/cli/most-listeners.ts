import { totalmem } from 'node:os'
import { MOST_LISTENERS } from '../news.ts'

/** Measured: 23,000. */
const BYTES_OF_ONE = 25_000
/** Of the memory of the machine, or of the container; pushes and the database need the rest. */
const SHARE = 1 / 4

/** Gives how many may listen to this process: all that anybody needs, or what the memory allows. */
export function countMostListeners(memoryBytes = readMemory()): number {
  return Math.min(MOST_LISTENERS, Math.floor((memoryBytes * SHARE) / BYTES_OF_ONE))
}

function readMemory(): number {
  const allowed = process.constrainedMemory()
  // Where nothing is said it is 0, or more than there is.
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()
}
