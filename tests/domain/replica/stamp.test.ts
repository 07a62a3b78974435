import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CLOCK_START,
  isStamp,
  observe,
  stampMs,
  stampReplica,
  tick,
  writeStamp,
} from '../../../src/domain/replica/stamp.ts'
import { replicaOf, stampOf } from '../../support/stamps.ts'

const REPLICA = replicaOf('k7m2q9xw4d3a')
const walls = fc.oneof(
  fc.constantFrom(Number.NaN, Infinity, -Infinity, -1, 0, 1e15, 8.64e15, 0.5),
  fc.integer({ min: -(2 ** 40), max: 2 ** 45 }),
  fc.double(),
)
const seenStamps = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 46 }), fc.integer({ min: 0, max: 0xffff }))
  .map(([ms, counter]) => stampOf({ ms, counter, replica: 'otherreplica' }))
const events = fc.array(
  fc.oneof(
    walls.map((wall) => ({ wall })),
    seenStamps.map((seen) => ({ seen })),
  ),
  {
    maxLength: 40,
  },
)

describe('the clock of a replica', () => {
  test('[CL1] [CL3] a new stamp is greater than all made or seen, whatever the wall clock says', () => {
    fc.assert(
      fc.property(events, (history) => {
        let reading = CLOCK_START
        let greatest = ''
        for (const event of history) {
          if ('seen' in event) {
            reading = observe(reading, event.seen)
            if (event.seen > greatest) greatest = event.seen
            continue
          }
          reading = tick(reading, event.wall)
          const made = writeStamp(reading, REPLICA)
          expect(isStamp(made)).toBe(true)
          expect(made > greatest).toBe(true)
          greatest = made
        }
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  test('[CL2] more stamps in one millisecond than the counter holds are unique, and none throws', () => {
    let reading = CLOCK_START
    let last = ''
    for (let i = 0; i < 70_000; i++) {
      reading = tick(reading, 1000)
      const made = writeStamp(reading, REPLICA)
      if (made <= last) expect.fail(`${made} after ${last}`)
      last = made
    }
    expect(stampMs(last)).toBe(1001)
  })

  test('[CL3] a phone in 1970 beats the value that it saw', () => {
    const seen = stampOf({ ms: Date.UTC(2026, 10, 24), counter: 7, replica: 'otherreplica' })
    const mine = writeStamp(tick(observe(CLOCK_START, seen), 0), REPLICA)
    expect(mine > seen).toBe(true)
  })

  test('a stamp tells its replica and its time', () => {
    const stamp = stampOf({ ms: 1_790_000_000_000, counter: 4, replica: REPLICA })
    expect(stamp).toBe('01a0c4506c00-0004-k7m2q9xw4d3a')
    expect(stampReplica(stamp)).toBe(REPLICA)
    expect(stampMs(stamp)).toBe(1_790_000_000_000)
  })

  test.each([
    ['a time past the year 4200', 'ffffffffffff-0000-k7m2q9xw4d3a'],
    ['a short replica', '01a0d2a4b200-0004-k7m2q9xw4d3'],
    ['capital letters', '01A0D2A4B200-0004-k7m2q9xw4d3a'],
    ['nothing', ''],
  ])('[CL4] %s is no stamp', (_name, text) => {
    expect(isStamp(text)).toBe(false)
  })
})
