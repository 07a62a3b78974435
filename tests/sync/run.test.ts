import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/base/moment.ts'
import type { Trigger } from '../../src/sync/ports.ts'
import { accept, makeEngineBench, refuse } from '../support/engine-bench.ts'

describe('[EN6] a trigger during a run', () => {
  test('makes exactly one more run, however many there were', async () => {
    const bench = makeEngineBench({ say: accept })
    bench.say = async (request) => {
      if (bench.requests.length === 1)
        for (const trigger of ['periodic', 'timer', 'visible', 'save'] as const)
          void bench.engine.sync(trigger) // joins the run that this test awaits
      return accept(request)
    }
    await bench.engine.sync('start')
    expect(bench.requests).toHaveLength(2)
  })

  test('by a save that comes when the last answer is in leaves nothing behind', async () => {
    const bench = makeEngineBench({ say: accept })
    await bench.save(1)
    const run = bench.engine.sync('save')
    await bench.save(1)
    await Promise.all([run, bench.engine.sync('save')])
    expect(await bench.queued()).toBe(0)
  })
})

describe('[EN7] a run ends', () => {
  test('with a server that always has more and never moves the cursor', async () => {
    const bench = makeEngineBench({ say: (request) => accept(request, { more: true }) })
    await bench.engine.sync('start')
    expect(bench.requests).toHaveLength(2)
    expect(await bench.engine.nextTryAt()).toBeGreaterThan(bench.clock.now)
  })

  test('with a server that resets every time', async () => {
    const bench = makeEngineBench({ say: (request) => accept(request, { reset: 'restored' }) })
    await bench.save(2)
    await bench.engine.sync('save')
    expect(bench.requests).toHaveLength(3)
    expect(await bench.queued()).toBe(2)
  })

  test('after some minutes on a link that creeps, and the next one goes on at once', async () => {
    const bench = makeEngineBench({ say: accept })
    bench.say = (request) => {
      bench.clock.now += 19_000
      return accept(request, { more: true, cursor: `c${bench.requests.length}` })
    }
    await bench.engine.sync('start')
    expect(bench.requests.length).toBeLessThanOrEqual(10)
    expect(await bench.engine.nextTryAt()).toBe(bench.clock.now)
  })
})

describe('[EN8] nothing is asked for nothing', () => {
  test('a save that already went makes no request', async () => {
    const bench = makeEngineBench({ say: accept })
    await bench.engine.sync('save')
    expect(bench.requests).toHaveLength(0)
  })

  test('a phone that nobody enrolled stays silent', async () => {
    const bench = makeEngineBench({ say: accept, enrolment: undefined })
    await bench.save(1)
    await bench.engine.sync('button')
    expect(bench.requests).toHaveLength(0)
    expect(await bench.engine.nextTryAt()).toBeUndefined()
  })

  test('timers alone never run hot: each next try is later, or there was progress', async () => {
    for (const answer of [refuse(500, 'internal'), refuse(404, 'not_found')]) {
      const bench = makeEngineBench({ say: () => answer })
      await bench.save(3)
      for (let tries = 0; tries < 10; tries++) {
        await bench.engine.sync('timer')
        const next = (await bench.engine.nextTryAt()) ?? 0
        expect(next).toBeGreaterThan(bench.clock.now)
        bench.clock.now = next
      }
    }
  })
})

describe('a phone that is enrolled again', () => {
  test('[EN3] is not disconnected by the answer to its old token', async () => {
    const bench = makeEngineBench({ say: accept })
    await bench.save(1)
    bench.say = (request) => {
      if (bench.token() !== 'token') return accept(request)
      bench.enrolAgain('new token')
      return refuse(401, 'unknown_device')
    }
    await bench.engine.sync('save')
    expect(await bench.store.readDisconnection()).toBeUndefined()
    expect(await bench.queued()).toBe(0)
  })
})

describe('a phone whose own storage fails', () => {
  test('keeps what it sent, says nothing wrong, and asks again in some minutes', async () => {
    const bench = makeEngineBench({ say: accept, failsToSettle: true })
    await bench.save(2)
    await bench.engine.sync('save')
    expect(await bench.queued()).toBe(2)
    expect(await bench.engine.nextTryAt()).toBe(bench.clock.now + 5 * MINUTE_MS)
    expect(bench.progress.at(-1)).toEqual({ tag: 'idle' })
  })
})

describe('waiting', () => {
  test('[PC2] Retry-After is obeyed by news, and not for more than an hour', async () => {
    const bench = makeEngineBench({ say: () => refuse(429, 'too_many_requests', 7 * DAY_MS) })
    await bench.save(1)
    await bench.engine.sync('save')
    bench.say = accept
    bench.clock.now += HOUR_MS - 1
    await bench.engine.sync('online')
    expect(await bench.queued()).toBe(1)
    bench.clock.now += 1
    await bench.engine.sync('timer')
    expect(await bench.queued()).toBe(0)
  })

  test('[PC2] news starts the back-off anew', async () => {
    const bench = makeEngineBench({ say: () => ({ tag: 'fault', fault: 'unreachable' }) })
    await bench.save(1)
    for (let tries = 0; tries < 9; tries++) {
      bench.clock.now = (await bench.engine.nextTryAt()) ?? 0
      await bench.engine.sync('timer')
    }
    const waited = ((await bench.engine.nextTryAt()) ?? 0) - bench.clock.now
    expect(waited).toBeGreaterThan(7 * MINUTE_MS)
    await bench.engine.sync('online')
    expect(((await bench.engine.nextTryAt()) ?? 0) - bench.clock.now).toBeLessThanOrEqual(10_000)
  })

  test('[PC5] a phone that tried in a false future tries again when its date is mended', async () => {
    const bench = makeEngineBench({ say: () => ({ tag: 'fault', fault: 'timeout' }) })
    await bench.save(1)
    const now = bench.clock.now
    bench.clock.now = now + 5 * 365 * DAY_MS
    await bench.engine.sync('save')
    bench.clock.now = now
    expect(await bench.engine.nextTryAt()).toBe(now)
    bench.say = accept
    await bench.engine.sync('timer')
    expect(await bench.queued()).toBe(0)
  })

  test('[PC3] a day of a broken server costs 150 tries at most, with a person working all day', async () => {
    const bench = makeEngineBench({ say: () => refuse(503, 'unavailable') })
    const day: readonly Trigger[] = ['save', 'visible', 'online', 'background', 'periodic']
    const end = bench.clock.now + DAY_MS
    for (let step = 0; bench.clock.now < end; step++) {
      if (step % 12 === 0) await bench.save(1)
      await bench.engine.sync(day[step % day.length] ?? 'save')
      await bench.engine.sync('timer')
      bench.clock.now += MINUTE_MS
    }
    expect(bench.requests.length).toBeLessThanOrEqual(150)
  })
})

test('200 records that were saved without network go in one request when it is back', async () => {
  const bench = makeEngineBench({ say: () => ({ tag: 'fault', fault: 'unreachable' }) })
  for (let saved = 0; saved < 200; saved++) {
    await bench.save(1)
    await bench.engine.sync('save')
    bench.clock.now += MINUTE_MS
  }
  bench.requests.length = 0
  bench.say = accept
  await bench.engine.sync('online')
  expect(bench.requests.map(({ changes }) => changes.length)).toEqual([200])
})
