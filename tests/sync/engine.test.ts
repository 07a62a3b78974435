import { describe, expect, test } from 'vitest'
import type { TransportAnswer } from '../../src/sync/ports.ts'
import { accept, makeEngineBench, refuse } from '../support/engine-bench.ts'

const FAULTS: readonly (readonly [string, TransportAnswer])[] = [
  ['no network', { tag: 'fault', fault: 'unreachable' }],
  ['a black hole', { tag: 'fault', fault: 'timeout' }],
  ['a captive portal', { tag: 'fault', fault: 'not_our_server' }],
  ['a 500', refuse(500, 'internal')],
  ['a 503', refuse(503, 'unavailable', 30_000)],
  ['a 429', refuse(429, 'too_many_requests', 30_000)],
  ['a 401', refuse(401, 'unknown_device')],
  ['a 403', refuse(403, 'revoked')],
  ['a 426', refuse(426, 'protocol_too_old')],
  ['a status that nobody of ours ever gave', refuse(418, 'teapot')],
]

describe('what leaves the outbox', () => {
  test('[EN1] everything that waits goes in one press of Save', async () => {
    const bench = makeEngineBench({ say: accept })
    await bench.save(3)
    await bench.engine.sync('save')
    expect(await bench.queued()).toBe(0)
    expect(bench.requests).toHaveLength(1)
  })

  test.each(FAULTS)('[EN1] %s leaves every change where it is', async (_name, answer) => {
    const bench = makeEngineBench({ say: () => answer })
    await bench.save(5)
    for (const trigger of ['save', 'online', 'timer', 'button'] as const) {
      bench.clock.now += 3_600_000
      await bench.engine.sync(trigger)
    }
    expect(await bench.queued()).toBe(5)
    bench.say = accept
    bench.clock.now += 3_600_000
    await bench.engine.sync('button')
    expect(await bench.queued()).toBe(0)
  })

  test.each([
    ['of another site', { site: 'elsewhere' }],
    ['to another batch', { batch: 'stale0000000' }],
    ['to no batch', { batch: undefined }],
  ])('[EN1] an answer %s accounts for nothing', async (_name, wrong) => {
    const bench = makeEngineBench({
      say: (request) => {
        const good = accept(request)
        return good.tag === 'answer' ? { ...good, response: { ...good.response, ...wrong } } : good
      },
    })
    await bench.save(2)
    await bench.engine.sync('button')
    expect(await bench.queued()).toBe(2)
  })

  test('a rejected change stands apart and does not hold up the others', async () => {
    const bench = makeEngineBench({
      say: (request) => {
        const [, second] = request.changes
        const id =
          second !== null && typeof second === 'object' && 'id' in second ? String(second.id) : ''
        return accept(request, { rejected: [{ id, code: 'invalid_value', path: 'note' }] })
      },
    })
    await bench.save(3)
    await bench.engine.sync('save')
    const states = (await bench.store.ownChanges()).map((change) => change.state).sort()
    expect(states).toEqual(['accepted', 'accepted', 'rejected'])
  })

  test('a change saved during a run goes with the same run', async () => {
    const bench = makeEngineBench({
      say: async (request) => {
        if (bench.requests.length === 1) await bench.save(1)
        return accept(request)
      },
    })
    await bench.save(1)
    await bench.engine.sync('save')
    await bench.engine.sync('save')
    expect(await bench.queued()).toBe(0)
  })
})

describe('pages and resets', () => {
  test('what the server has more of is asked for at once', async () => {
    const bench = makeEngineBench({
      say: (request) =>
        accept(request, { more: bench.requests.length < 4, cursor: `c${bench.requests.length}` }),
    })
    await bench.engine.sync('start')
    expect(bench.requests.map((request) => request.cursor)).toEqual([null, 'c1', 'c2', 'c3'])
  })

  test('a reset of the scope begins from nothing and keeps what waits', async () => {
    const bench = makeEngineBench({
      say: (request) => accept(request, { reset: bench.requests.length === 1 ? 'scope' : false }),
    })
    await bench.engine.sync('start')
    expect(bench.requests.map((request) => request.cursor)).toEqual([null, null])
  })

  test('a restored server gets again what it had accepted', async () => {
    const bench = makeEngineBench({ say: accept })
    await bench.save(3)
    await bench.engine.sync('save')
    bench.say = (request) =>
      accept(request, { reset: bench.requests.length === 2 ? 'restored' : false })
    bench.clock.now += 3_600_000
    await bench.engine.sync('timer')
    expect(bench.requests.map((request) => request.changes.length)).toEqual([3, 0, 3])
  })
})

describe('disconnections', () => {
  test.each(['unknown_device', 'revoked', 'protocol_too_old'] as const)(
    '[EN3] after %s no timer and no news of the network asks again; the button and an app start do',
    async (code) => {
      const bench = makeEngineBench({ say: () => refuse(403, code) })
      await bench.save(1)
      await bench.engine.sync('save')
      expect(await bench.store.readDisconnection()).toBe(code)
      expect(await bench.engine.nextTryAt()).toBeUndefined()
      for (const trigger of ['timer', 'online', 'visible', 'save', 'background'] as const) {
        bench.clock.now += 3_600_000
        await bench.engine.sync(trigger)
      }
      expect(bench.requests).toHaveLength(1)
      bench.say = accept
      await bench.engine.sync('start')
      expect(await bench.store.readDisconnection()).toBeUndefined()
      expect(await bench.queued()).toBe(0)
    },
  )

  test('[EN2] a portal that answers 403 without a problem document disconnects nobody', async () => {
    const bench = makeEngineBench({ say: () => ({ tag: 'fault', fault: 'not_our_server' }) })
    await bench.save(1)
    await bench.engine.sync('save')
    expect(await bench.store.readDisconnection()).toBeUndefined()
  })
})

describe('one run at a time', () => {
  test('[EN6] what another context runs is asked for again soon', async () => {
    const bench = makeEngineBench({ say: accept, lock: { run: async () => 'busy' } })
    await bench.save(1)
    await bench.engine.sync('save')
    expect(bench.requests).toHaveLength(0)
    const next = await bench.engine.nextTryAt()
    expect((next ?? 0) - bench.clock.now).toBeLessThanOrEqual(5_000)
  })

  test('the end of a run is told, also of one that fails', async () => {
    const bench = makeEngineBench({ say: () => ({ tag: 'fault', fault: 'timeout' }) })
    await bench.save(1)
    await bench.engine.sync('save')
    expect(bench.progress.map((step) => step.tag)).toEqual(['running', 'idle'])
  })
})
