import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { DAY_MS, SECOND_MS } from '../../src/domain/base/moment.ts'
import { accept, makeEngineBench } from '../support/engine-bench.ts'

/** 40 kbit/s, and a second and a half for the way there and back. */
const BYTES_PER_MS = 5
const ROUND_TRIP_MS = 1500

test.each([30, 180])(
  '[P10] 5,000 changes arrive whole and in order after %i days without a network, within 120 s at 40 kbit/s',
  async (days) => {
    const bench = makeEngineBench({ say: () => ({ tag: 'fault', fault: 'unreachable' }) })
    await bench.save(5000)
    await bench.engine.sync('save')
    bench.clock.now += days * DAY_MS
    const asked = bench.requests.length
    bench.say = (request) => {
      const bytes = gzipSync(JSON.stringify(request)).length
      bench.clock.now += ROUND_TRIP_MS + Math.ceil(bytes / BYTES_PER_MS)
      return accept(request)
    }
    const begun = bench.clock.now
    await bench.engine.sync('start')
    expect(await bench.queued()).toBe(0)
    expect(bench.clock.now - begun).toBeLessThan(120 * SECOND_MS)
    const sent = bench.requests.slice(asked).flatMap(({ changes }) => JSON.stringify(changes))
    const ids = sent.flatMap((text) =>
      [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? ''),
    )
    expect(ids).toHaveLength(5000)
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)))
    expect(new Set(ids).size).toBe(5000)
  },
  120_000,
)
