import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRecordId, makeShortId } from '../../src/domain/base/ids.ts'
import { writeStamp } from '../../src/domain/replica/stamp.ts'
import { readPush } from '../../server/sync/read-push.ts'
import { stateOf, writeOnly, writeState } from '../../server/sync/stored-record.ts'

// Digests are stored for ever: a phone that sends a change again after an update of the server must
// not read that its id was used for something else. So what they are made of is said here once more.

const stamp = writeStamp({ ms: 1_790_000_000_000, counter: 1 }, makeShortId(new Uint8Array(12)))
const record = makeRecordId(1_790_000_000_000, new Uint8Array(10).fill(7))
const digestOf = (kind: string, set: object) => {
  const entries = Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1))
  const whole = JSON.stringify([kind, record, entries])
  return createHash('sha256').update(whole).digest('base64url')
}

const segment = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/)
const paths = fc.oneof(
  fc.constantFrom('__proto__', 'toJSON', '10', '9', 'constructor'),
  fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `x/${parts.join('/')}`),
  segment.map((name) => `x${name}`),
)
const values = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('\ud800', '"', '\\', '\u2028', -0, 1e21, 5e-324, true, false, null),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.integer(),
)
const sets = fc
  .array(fc.tuple(paths, values), { minLength: 1, maxLength: 12 })
  // As JSON is read: every path a field of its own, `__proto__` too.
  .map((entries) => {
    const pairs = entries.map(([path, value]) => `${JSON.stringify(path)}:${JSON.stringify(value)}`)
    return `{${pairs.join(',')}}`
  })

describe('a change that was read', () => {
  test('has the digest, the body and the columns that it always had', () => {
    fc.assert(
      fc.property(sets, (text) => {
        const set: object = JSON.parse(text)
        const [one] = readPush([{ id: stamp, kind: 'donor', record, set }]).incoming
        // What the kinds themselves refuse is no change.
        fc.pre(one !== undefined)
        expect(one?.digest).toBe(digestOf('donor', set))
        expect(one?.body).toBe(JSON.stringify(set))
        if (one === undefined || Object.hasOwn(set, '__proto__')) return
        const whole = writeState(stateOf(one.change.set, stamp))
        expect(writeOnly({ ...one, stamp })).toEqual(whole)
      }),
      { numRuns: 500, seed: 20_261_126 },
    )
  })
})
