import { describe, expect, test } from 'vitest'
import { MINUTE_MS } from '../../src/domain/base/moment.ts'
import type { SyncRequest } from '../../src/domain/replica/wire.ts'
import type { TransportAnswer } from '../../src/sync/ports.ts'
import { accept, makeEngineBench, refuse, type EngineBench } from '../support/engine-bench.ts'

const holds = (request: SyncRequest, bad: readonly string[]) =>
  bad.some((id) => JSON.stringify(request.changes).includes(id))

/** Queues 200 changes of which those at the positions poison every request that holds them. */
async function poison(bench: EngineBench, positions: readonly number[], answer: TransportAnswer) {
  await bench.save(200)
  const { changes } = await bench.store.readOutbound({ count: 500, bytes: 1e9 })
  const bad = positions.map((position) => changes[position]?.id ?? '')
  bench.say = (request) => (holds(request, bad) ? answer : accept(request))
  return bad
}

async function unsent(bench: EngineBench) {
  const own = await bench.store.ownChanges()
  return own.filter(({ state }) => state !== 'accepted')
}

/** Ten minutes in which only timers ring. */
async function letMinutesPass(bench: EngineBench) {
  const end = bench.clock.now + 10 * MINUTE_MS
  for (let at: number | undefined = bench.clock.now; at !== undefined && at <= end;) {
    bench.clock.now = Math.max(bench.clock.now, at)
    await bench.engine.sync('timer')
    at = await bench.engine.nextTryAt()
  }
}

describe('one change that the server cannot take', () => {
  test.each([0, 1, 77, 120, 198, 199])(
    '[EN4] too large at place %i: it stands alone after ten requests, the others arrive',
    async (place) => {
      const bench = makeEngineBench({ say: accept })
      const bad = await poison(bench, [place], refuse(413, 'too_large'))
      await bench.engine.sync('save')
      expect((await unsent(bench)).map(({ id }) => id)).toEqual(bad)
      expect(bench.requests.length).toBeLessThanOrEqual(12)
      await letMinutesPass(bench)
      const [left] = await unsent(bench)
      expect(left).toMatchObject({ state: 'rejected', rejection: { code: 'too_large' } })
    },
  )

  test.each([0, 100, 199])(
    '[EN4] malformed at place %i: accused only after an empty request was answered',
    async (place) => {
      const bench = makeEngineBench({ say: accept })
      const bad = await poison(bench, [place], refuse(400, 'malformed'))
      await bench.engine.sync('save')
      expect((await unsent(bench)).map(({ id }) => id)).toEqual(bad)
      const sizes = bench.requests.map(({ changes }) => changes.length)
      expect(sizes).toContain(0)
      expect(sizes.length).toBeLessThanOrEqual(13)
      await letMinutesPass(bench)
      const left = await unsent(bench)
      expect(left.map(({ rejection }) => rejection?.code)).toEqual(['invalid_value'])
    },
  )

  test('[EN4] three of them among 200 cost their neighbours nothing', async () => {
    const bench = makeEngineBench({ say: accept })
    const bad = await poison(bench, [3, 90, 91], refuse(413, 'too_large'))
    await bench.engine.sync('save')
    expect((await unsent(bench)).map(({ id }) => id).sort()).toEqual([...bad].sort())
  })

  test('[EN4] where only the sum is too large, all arrive and none is set aside', async () => {
    const bench = makeEngineBench({
      say: (request) => (request.changes.length > 60 ? refuse(413, 'too_large') : accept(request)),
    })
    await bench.save(200)
    await bench.engine.sync('save')
    expect(await unsent(bench)).toEqual([])
  })

  test.each([
    ['too large', refuse(413, 'too_large')],
    ['malformed', refuse(400, 'malformed')],
  ])(
    '[EN10] an old refusal that a proxy kept (%s) sets no good change aside',
    async (_name, refusal) => {
      const bench = makeEngineBench({ say: accept })
      await bench.save(1)
      let stale = 2
      bench.say = (request) =>
        request.changes.length > 0 && stale-- > 0 ? refusal : accept(request)
      await letMinutesPass(bench)
      expect(await unsent(bench)).toEqual([])
    },
  )

  test('a request that is malformed without any change blames the cursor, then the app, never a change', async () => {
    const bench = makeEngineBench({ say: accept })
    await bench.engine.sync('start')
    await bench.save(3)
    bench.say = () => refuse(400, 'malformed')
    await bench.engine.sync('button')
    expect(bench.requests.at(-1)?.cursor).toBeNull()
    expect(await bench.store.readDisconnection()).toBe('malformed')
    expect(await bench.queued()).toBe(3)
  })
})

describe('one change that breaks the server', () => {
  test('[EN5] it waits apart in the queue while all others arrive', async () => {
    const bench = makeEngineBench({ say: accept })
    const bad = await poison(bench, [120], refuse(500, 'internal'))
    await bench.engine.sync('save')
    expect((await unsent(bench)).map(({ id, state }) => [id, state])).toEqual([[bad[0], 'queued']])
    expect(bench.requests.length).toBeLessThanOrEqual(13)
  })

  test('[EN5] new work goes round it', async () => {
    const bench = makeEngineBench({ say: accept })
    await poison(bench, [0], refuse(500, 'internal'))
    await bench.engine.sync('save')
    await bench.save(5)
    await bench.engine.sync('save')
    expect(await bench.queued()).toBe(1)
  })

  test('[EN5] mended on the server, it arrives by itself', async () => {
    const bench = makeEngineBench({ say: accept })
    await poison(bench, [7], refuse(500, 'internal'))
    await bench.engine.sync('save')
    bench.say = accept
    bench.clock.now = (await bench.engine.nextTryAt()) ?? 0
    await bench.engine.sync('timer')
    expect(await bench.queued()).toBe(0)
  })

  test('[EN5] after the third time a person sees it among the problems, not before some minutes', async () => {
    const bench = makeEngineBench({ say: accept })
    const bad = await poison(bench, [7], refuse(500, 'internal'))
    const begun = bench.clock.now
    for (let tries = 0; tries < 5 && (await bench.queued()) > 0; tries++) {
      await bench.engine.sync('timer')
      bench.clock.now = (await bench.engine.nextTryAt()) ?? bench.clock.now
    }
    const left = await unsent(bench)
    expect(left.map(({ id, state }) => [id, state])).toEqual([[bad[0], 'rejected']])
    expect(bench.clock.now - begun).toBeGreaterThan(5 * MINUTE_MS)
  })

  test('[EN5] a server that breaks on everything is left in peace and accuses nobody', async () => {
    const bench = makeEngineBench({ say: () => refuse(500, 'internal') })
    await bench.save(200)
    await bench.engine.sync('save')
    expect(bench.requests).toHaveLength(2)
    for (let tries = 0; tries < 30; tries++) {
      bench.clock.now = (await bench.engine.nextTryAt()) ?? bench.clock.now
      await bench.engine.sync('timer')
    }
    expect(await bench.queued()).toBe(200)
  })

  test('[EN5] one that only the network does not carry holds up nobody for long', async () => {
    const bench = makeEngineBench({ say: accept })
    const bad = await poison(bench, [0], { tag: 'fault', fault: 'timeout' })
    for (let tries = 0; tries < 20 && (await bench.queued()) > 1; tries++) {
      await bench.engine.sync('timer')
      bench.clock.now = (await bench.engine.nextTryAt()) ?? bench.clock.now
    }
    expect((await unsent(bench)).map(({ id, state }) => [id, state])).toEqual([[bad[0], 'queued']])
    bench.say = accept
    await bench.engine.sync('online')
    expect(await bench.queued()).toBe(0)
  })

  test('[EN9] later changes of its record wait with it, so that none arrives before it', async () => {
    const bench = makeEngineBench({ say: accept })
    const bad = await poison(bench, [7], refuse(500, 'internal'))
    await bench.engine.sync('save')
    const [waiting] = (await unsent(bench)).filter(({ id }) => bad.includes(id))
    if (waiting === undefined) throw new Error('nothing waits apart')
    const { kind, record } = waiting
    await bench.store.write({ kind, record, set: { note: 'пізніше' } })
    await bench.save(3)
    await bench.engine.sync('save')
    expect(await bench.queued()).toBe(2)
    const asked = bench.requests.length
    expect(await bench.engine.nextTryAt()).toBeGreaterThan(bench.clock.now)
    await bench.engine.sync('save')
    expect(bench.requests).toHaveLength(asked)
    bench.say = accept
    bench.clock.now = (await bench.engine.nextTryAt()) ?? 0
    await bench.engine.sync('timer')
    expect(await bench.queued()).toBe(0)
    const sent = bench.requests.flatMap(({ changes }) => JSON.stringify(changes))
    expect(sent.findLastIndex((text) => text.includes(waiting.id))).toBeLessThan(
      sent.findIndex((text) => text.includes('пізніше')),
    )
  })

  test('[PC5] a wait that a clock five years ahead began ends when the clock is right again', async () => {
    const bench = makeEngineBench({ say: accept })
    const right = bench.clock.now
    bench.clock.now += 5 * 365 * 24 * 60 * MINUTE_MS
    await poison(bench, [7], refuse(500, 'internal'))
    await bench.engine.sync('save')
    expect(await bench.queued()).toBe(1)
    bench.say = accept
    bench.clock.now = right
    await bench.engine.sync('timer')
    expect(await bench.queued()).toBe(0)
  })
})
