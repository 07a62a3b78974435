import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR_MS } from '../../src/domain/base/moment.ts'
import { GOOD, makeUploadBench, type UploadBench, type Weather } from '../support/upload-bench.ts'

/** A time in which only timers ring. */
async function passTime(bench: UploadBench, lengthMs: number): Promise<void> {
  const { clock } = bench.records
  const end = clock.now + lengthMs
  for (let at = await bench.plan(); at !== undefined && at < end; at = await bench.plan()) {
    clock.now = Math.max(clock.now, at)
    await bench.run('timer')
  }
  clock.now = end
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

describe('[UP8] pieces that go up in vain', () => {
  const EATS = [
    ['answers 413 of its own to each piece', 'portal'],
    ['resets each piece', 'unreachable'],
    ['answers each piece with 503', 'busy'],
    ['takes each piece and never answers', 'timeout'],
  ] as const

  test.each(EATS.flatMap((eats) => [true, false].map((isSlow) => [...eats, isSlow] as const)))(
    'where a proxy %s (%s), cost at most 150 tries and 150 KB a day; slow link: %s',
    async (_name, weather, isSlow) => {
      const bench = makeUploadBench([400_000, 900_000])
      bench.conditions = { ...GOOD, isSlow }
      bench.weather = (ask) => {
        bench.records.clock.now += 400
        return ask === 'send' ? weather : 'fine'
      }
      await bench.run('save')
      await passTime(bench, 24 * HOUR_MS)
      expect(sum(bench.pieces)).toBeGreaterThan(90_000)
      expect(sum(bench.pieces)).toBeLessThanOrEqual(150_000)
      expect(bench.asked.length).toBeLessThanOrEqual(150)
      bench.weather = () => 'fine'
      await bench.run('online')
      expect(bench.waiting()).toHaveLength(0)
    },
  )

  test('are at most what gets through and 128 KB a day, whatever the link takes', async () => {
    const WEATHERS: readonly Weather[] = ['fine', 'portal', 'unreachable', 'cut', 'timeout', 'busy']
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...WEATHERS), { minLength: 1, maxLength: 60 }),
        fc.boolean(),
        async (weathers, isSlow) => {
          const bench = makeUploadBench([600_000, 700_000])
          bench.conditions = { ...GOOD, isSlow }
          let [n, taken] = [0, 0]
          bench.weather = (ask) => {
            bench.records.clock.now += 400
            return ask === 'send' ? (weathers[n++ % weathers.length] ?? 'fine') : 'fine'
          }
          const { take } = bench.server
          bench.server.take = (upload, offset, bytes) => {
            taken += bytes.length
            return take(upload, offset, bytes)
          }
          await passTime(bench, 24 * HOUR_MS)
          const inVain = sum(bench.pieces) - taken
          // Once a link is proven, one piece may be as large as that link took before.
          const largest = isSlow ? 0 : Math.max(0, ...bench.pieces)
          expect(inVain).toBeLessThanOrEqual(taken + 2 * 65_536 + largest)
        },
      ),
      { numRuns: 40, seed: 20_261_126 },
    )
  })

  test('hold up nobody on whose link only the network went', async () => {
    const bench = makeUploadBench([200_000])
    bench.weather = () => 'unreachable'
    for (let tries = 0; tries < 20; tries++) {
      await bench.run('timer')
      bench.records.clock.now += HOUR_MS
    }
    bench.weather = () => 'fine'
    await bench.run('timer')
    expect(bench.waiting()).toHaveLength(0)
  })
})
