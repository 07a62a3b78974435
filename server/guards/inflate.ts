// Inflates a body, and no more than it may come to. A small one at once: to hand it to another thread
// and back costs more than the work. A larger one elsewhere, into room that was made for all of it:
// each further piece would be one more way there and back.

import { promisify } from 'node:util'
import { gunzip, gunzipSync } from 'node:zlib'
import { MAX_INFLATED_BYTES } from '../../src/domain/replica/wire.ts'

const gunzipElsewhere = promisify(gunzip)

const AT_ONCE_BYTES = 16 * 1024
/** A byte of deflate comes to this many at the most. */
const MOST_OF_A_BYTE = 1032
const LEAST_ROOM = 64

/** Throws a RangeError where a body comes to too much, another error where it is no gzip. */
export async function inflate(bytes: Buffer): Promise<Buffer> {
  const expected = expectBytes(bytes)
  // One byte more, so that the end is seen without asking for further room.
  const chunkSize = Math.max(LEAST_ROOM, expected + 1)
  if (expected <= AT_ONCE_BYTES) {
    const small = inflateSmall(bytes, chunkSize)
    if (small !== undefined) return small
  }
  return gunzipElsewhere(bytes, { maxOutputLength: MAX_INFLATED_BYTES, chunkSize })
}

/** Gives undefined where a body comes to more than its end says. */
function inflateSmall(bytes: Buffer, chunkSize: number): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: AT_ONCE_BYTES, chunkSize })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** What the end of a gzip says that it comes to. A stranger wrote it: no more than his bytes can come to. */
function expectBytes(bytes: Buffer): number {
  const said = bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4)
  return Math.min(said, bytes.length * MOST_OF_A_BYTE, MAX_INFLATED_BYTES)
}
