import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  FIRST_PACE,
  MAX_DELAY_MS,
  MIN_DELAY_MS,
  mayTry,
  slowDown,
  speedUp,
} from '../../src/sync/pace.ts'
import { accept, makeEngineBench, refuse, type EngineBench } from '../support/engine-bench.ts'

const DAY_MS = 86_400_000

describe('how long a phone waits', () => {
  test('[PC1] each wait lies between half its bound and its bound, which doubles up to 15 minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (failures, fraction) => {
          const pace = slowDown(
            { ...FIRST_PACE, failures },
            {
              fault: 'timeout',
              now: 0,
              tookMs: 20_000,
              sent: 1,
              isLinkProven: false,
              bytes: 0,
              random: { bytes: () => new Uint8Array(), fraction: () => fraction },
              retryAfterMs: undefined,
            },
          )
          const bound = Math.min(MAX_DELAY_MS, 2 * MIN_DELAY_MS * 2 ** Math.min(failures, 12))
          expect(pace.notBefore).toBeGreaterThanOrEqual(bound / 2)
          expect(pace.notBefore).toBeLessThanOrEqual(bound)
        },
      ),
      { seed: 1 },
    )
  })

  test('[PC2] a busy server is obeyed by all but a person', async () => {
    const bench = makeEngineBench({ say: () => refuse(503, 'unavailable', 600_000) })
    await bench.save(1)
    await bench.engine.sync('save')
    for (const trigger of [
      'online',
      'visible',
      'start',
      'save',
      'timer',
      'background',
      'periodic',
    ] as const) {
      bench.clock.now += 60_000
      await bench.engine.sync(trigger)
    }
    expect(bench.requests).toHaveLength(1)
    await bench.engine.sync('button')
    expect(bench.requests).toHaveLength(2)
  })

  test('[PC2] news of the network ends a wait for the network', async () => {
    const bench = makeEngineBench({ say: () => ({ tag: 'fault', fault: 'unreachable' }) })
    await bench.save(1)
    for (let i = 0; i < 9; i++) {
      await bench.engine.sync('button')
      bench.clock.now += 1000
    }
    bench.say = accept
    await bench.engine.sync('timer')
    expect(await bench.queued()).toBe(1)
    bench.clock.now += 5000
    await bench.engine.sync('online')
    expect(await bench.queued()).toBe(0)
  })

  test('[PC5] a clock that is set back does not silence the phone', () => {
    const pace = slowDown(FIRST_PACE, {
      fault: 'timeout',
      now: DAY_MS * 20_000,
      tookMs: 20_000,
      sent: 1,
      isLinkProven: false,
      bytes: 0,
      random: { bytes: () => new Uint8Array(), fraction: () => 1 },
      retryAfterMs: undefined,
    })
    expect(mayTry(pace, 'timer', 0)).toBe(true)
  })

  test.each([
    ['breaks', () => refuse(500, 'internal')],
    ['is busy', () => refuse(503, 'unavailable')],
  ] as const)(
    '[PC3] a server that %s for a day costs at most 150 tries and 200 KB',
    async (_name, say) => {
      let random = 1
      const bench = makeEngineBench({
        say,
        fraction: () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647,
      })
      await bench.save(200)
      const end = bench.clock.now + DAY_MS
      let at: number | undefined = bench.clock.now
      while (at !== undefined && at < end) {
        bench.clock.now = Math.max(bench.clock.now, at)
        await bench.engine.sync('timer')
        at = await bench.engine.nextTryAt()
      }
      expect(bench.requests.length).toBeGreaterThan(50)
      expect(bench.requests.length).toBeLessThanOrEqual(150)
      // As JSON; gzip makes it a third or less, headers add some 400 bytes to each.
      const bytes = bench.requests.reduce(
        (sum, request) => sum + JSON.stringify(request).length / 3 + 400,
        0,
      )
      expect(bytes).toBeLessThanOrEqual(200_000)
    },
  )
})

/** A day in which only timers ring. Gives what went up, in bytes as gzip makes them, headers included. */
async function bytesOfDay(bench: EngineBench): Promise<number> {
  const end = bench.clock.now + DAY_MS
  for (let at: number | undefined = bench.clock.now; at !== undefined && at < end;) {
    bench.clock.now = Math.max(bench.clock.now, at)
    await bench.engine.sync('timer')
    at = await bench.engine.nextTryAt()
  }
  return bench.requests.reduce((sum, request) => sum + JSON.stringify(request).length / 3 + 400, 0)
}

describe('[PC6] what goes up in vain', () => {
  const eaten = (bench: EngineBench) => {
    bench.clock.now += 400
    return { tag: 'fault', fault: 'unreachable' } as const
  }

  test('200 KB a day at most, where the link is reset once a load is up', async () => {
    const bench = makeEngineBench({ say: () => eaten(bench) })
    for (let n = 0; n < 200; n++) await bench.saveNote('потреба '.repeat(100))
    expect(await bytesOfDay(bench)).toBeLessThanOrEqual(200_000)
    bench.say = accept
    await bench.engine.sync('online')
    expect(await bench.queued()).toBe(0)
  })

  test('nor more for one large change that alone does not get through', async () => {
    const bench = makeEngineBench({
      say: (request) => (request.changes.length === 0 ? accept(request) : eaten(bench)),
    })
    await bench.saveNote('довга оповідь '.repeat(4000))
    expect(await bytesOfDay(bench)).toBeLessThanOrEqual(200_000)
    bench.say = accept
    await bench.engine.sync('online')
    expect(await bench.queued()).toBe(0)
  })
})

describe('how much goes at once', () => {
  test('[PC4] a stall halves the batch, a quick answer brings it back at once', () => {
    const random = { bytes: () => new Uint8Array(), fraction: () => 0 }
    let pace = FIRST_PACE
    for (let i = 0; i < 4; i++) {
      pace = slowDown(pace, {
        fault: 'timeout',
        now: 0,
        tookMs: 20_000,
        sent: pace.batchSize,
        isLinkProven: false,
        bytes: 0,
        random,
        retryAfterMs: undefined,
      })
    }
    expect(pace.batchSize).toBe(12)
    expect(speedUp(pace, { now: 0, tookMs: 9000, carried: 12, sent: 12 }).batchSize).toBe(24)
    expect(speedUp(pace, { now: 0, tookMs: 400, carried: 12, sent: 12 }).batchSize).toBe(200)
  })

  test('[PC4] having no network at all costs no speed when it is back', () => {
    const random = { bytes: () => new Uint8Array(), fraction: () => 0 }
    const pace = slowDown(FIRST_PACE, {
      fault: 'unreachable',
      now: 0,
      tookMs: 3,
      sent: 50,
      isLinkProven: false,
      bytes: 0,
      random,
      retryAfterMs: undefined,
    })
    expect(pace.batchSize).toBe(FIRST_PACE.batchSize)
  })
})

test('[EN8] a phone with an empty outbox asks for news a few times an hour, not more', async () => {
  const bench = makeEngineBench({ say: accept })
  await bench.engine.sync('start')
  const next = await bench.engine.nextTryAt()
  expect((next ?? 0) - bench.clock.now).toBe(15 * 60_000)
})
