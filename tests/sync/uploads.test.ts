import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/base/moment.ts'
import { makePhoto } from '../support/made-files.ts'
import { GOOD, makeUploadBench, type Weather } from '../support/upload-bench.ts'

describe('photos go out', () => {
  test('[UP1] behind the records, in the same run', async () => {
    const bench = makeUploadBench([3000])
    await bench.records.save(2)
    await bench.engine().sync('save')
    expect(await bench.records.queued()).toBe(0)
    expect(bench.waiting()).toHaveLength(0)
    expect(bench.asked).toEqual(['start', 'send'])
  })

  test('[UP1] not at all while the records themselves do not get through', async () => {
    const bench = makeUploadBench([3000])
    await bench.records.save(1)
    bench.records.say = () => ({ tag: 'fault', fault: 'unreachable' })
    await bench.engine().sync('online')
    expect(bench.asked).toEqual([])
  })

  test('[UP2] a record that is saved meanwhile goes before the next piece', async () => {
    const bench = makeUploadBench([900_000])
    let sends = 0
    bench.weather = (ask) => {
      if (ask === 'send' && ++sends === 1) void bench.records.save(1)
      return 'fine'
    }
    expect(await bench.run()).toBe('unfinished')
    expect(sends).toBe(1)
    await bench.engine().sync('timer')
    expect(await bench.records.queued()).toBe(0)
    expect(bench.waiting()).toHaveLength(0)
  })

  test('[UP2] nor does one go before a record that was saved as the records were just done', async () => {
    const bench = makeUploadBench([3000])
    await bench.records.save(1)
    expect(await bench.run()).toBe('unfinished')
    expect(bench.asked).toEqual([])
  })

  test('[UP7] the small ones first', async () => {
    const bench = makeUploadBench([90_000, 1000, 30_000])
    await bench.run()
    const arrived = [...bench.server.files.keys()].map((sha256) => bench.photos.get(sha256)?.size)
    expect(arrived).toEqual(arrived.toSorted((a = 0, b = 0) => a - b))
  })

  test('once: what the server has already is not carried again', async () => {
    const bench = makeUploadBench([5000])
    await bench.run()
    for (const photo of bench.photos.values())
      bench.photos.set(photo.sha256, { ...photo, upload: undefined, state: 'waiting' })
    bench.asked.length = 0
    await bench.run()
    expect(bench.asked).toEqual(['start'])
    expect(bench.waiting()).toHaveLength(0)
  })

  test('of a viewer’s phone: none', async () => {
    const bench = makeUploadBench([5000])
    bench.records.becomeViewer()
    await bench.run()
    expect(bench.asked).toEqual([])
  })
})

describe('[UP3] a photo counts as sent only when the server has all of it', () => {
  const WEATHERS: readonly Weather[] = [
    'fine',
    'unreachable',
    'answer lost',
    'cut',
    'portal',
    'busy',
    'forgets',
  ]
  test('whatever the network does, all arrive whole and nothing is lost or taken for sent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 10, max: 60_000 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.constantFrom(...WEATHERS), { maxLength: 40 }),
        async (sizes, weathers) => {
          const bench = makeUploadBench(sizes)
          bench.conditions = { ...GOOD, isSlow: true }
          const left = [...weathers]
          bench.weather = () => left.shift() ?? 'fine'
          for (let tries = 0; tries < 80 && bench.waiting().length > 0; tries++) {
            await bench.run('online')
            bench.records.clock.now += HOUR_MS
            for (const { sha256, state } of bench.photos.values())
              if (state === 'sent') expect(bench.server.files.has(sha256)).toBe(true)
          }
          expect([...bench.photos.values()].map(({ state }) => state)).not.toContain('waiting')
          expect([...bench.photos.values()].map(({ state }) => state)).not.toContain('refused')
        },
      ),
      { numRuns: 30, seed: 20_261_125 },
    )
  })

  test('it goes on from what arrived, not from the beginning', async () => {
    const bench = makeUploadBench([150_000])
    let cuts = 0
    bench.weather = (ask) => (ask === 'send' && cuts++ === 0 ? 'cut' : 'fine')
    await bench.run()
    bench.records.clock.now += HOUR_MS
    await bench.run()
    expect(bench.asked).toEqual(['start', 'send', 'findOffset', 'send', 'send'])
    expect(bench.pieces.slice(0, 2)).toEqual([32 * 1024, 32 * 1024])
    expect(bench.waiting()).toHaveLength(0)
  })

  test('an answer that counts more than was sent is not our server’s', async () => {
    const bench = makeUploadBench([400_000])
    const { take } = bench.server
    bench.server.take = (upload, offset, bytes) => {
      take(upload, offset, bytes)
      return { tag: 'answer', offset: 400_000_000, upload }
    }
    await bench.run()
    expect(bench.waiting()).toHaveLength(1)
    expect(bench.kept.pace?.lastFault).toBe('not_our_server')
  })
})

describe('[UP4] photos wait', () => {
  test.each([
    ['for the charger below 15 %', { batteryPercent: 14 }, false],
    ['not on the charger', { batteryPercent: 14, isCharging: true }, true],
    ['not at 15 %', { batteryPercent: 15 }, true],
    ['where the browser saves data', { savesData: true, network: 'mobile' }, false],
    ['not on Wi-Fi, where saving data saves nothing', { savesData: true }, true],
    ['where the link only crawls', { isCrawling: true, isSlow: true }, false],
    ['not on 2G: in small pieces they pass', { isSlow: true }, true],
    [
      'not where the phone says nothing of itself',
      { network: undefined, batteryPercent: undefined },
      true,
    ],
  ] as const)('%s', async (_name, conditions, goes) => {
    const bench = makeUploadBench([3000])
    bench.conditions = { ...GOOD, ...conditions }
    await bench.run('online')
    expect(bench.waiting()).toHaveLength(goes ? 0 : 1)
    await bench.run('button')
    expect(bench.waiting()).toHaveLength(0)
  })

  test('for Wi-Fi where a person chose so, also when the button is pressed', async () => {
    const bench = makeUploadBench([3000])
    bench.onlyWifi = true
    bench.conditions = { ...GOOD, network: 'mobile' }
    await bench.run('button')
    expect(bench.asked).toEqual([])
    bench.conditions = GOOD
    await bench.run('online')
    expect(bench.waiting()).toHaveLength(0)
  })

  test('and are looked at again in a quarter of an hour, or when the back-off is over', async () => {
    const bench = makeUploadBench([3000])
    bench.conditions = { ...GOOD, batteryPercent: 5 }
    const { clock } = bench.records
    expect(await bench.plan()).toBe(clock.now + 15 * MINUTE_MS)
    bench.conditions = GOOD
    bench.weather = () => 'unreachable'
    await bench.run()
    expect(await bench.plan()).toBeGreaterThanOrEqual(bench.kept.pace?.notBefore ?? Infinity)
    expect(await makeUploadBench([]).plan()).toBeUndefined()
  })
})

describe('[UP5] a photo that does not arrive as it left', () => {
  test('is sent again, and given up when it failed three times over', async () => {
    const bench = makeUploadBench([3000])
    bench.weather = (ask) => (ask === 'send' ? 'garbled' : 'fine')
    await bench.run()
    expect(bench.asked.filter((ask) => ask === 'send')).toHaveLength(3)
    expect([...bench.photos.values()].map(({ state }) => state)).toEqual(['refused'])
  })

  test('is given up at once where the disk lost it, and holds up no other', async () => {
    const bench = makeUploadBench([3000, 9000])
    const [first] = bench.waiting()
    if (first !== undefined) bench.photos.set(first.sha256, { ...first, bytes: makePhoto(1) })
    await bench.run()
    expect([...bench.photos.values()].map(({ state }) => state)).toEqual(['refused', 'sent'])
  })
})

test('[UP6] a run ends: the lock is given back after two minutes', async () => {
  const bench = makeUploadBench([600_000, 700_000, 800_000])
  bench.weather = () => {
    bench.records.clock.now += 50_000
    return 'fine'
  }
  expect(await bench.run()).toBe('unfinished')
  expect(bench.asked.length).toBeLessThan(5)
  for (let runs = 0; runs < 90; runs++) await bench.run('timer')
  expect(bench.waiting()).toHaveLength(0)
})

test('[UP2] on a slow link the pieces are small', async () => {
  const bench = makeUploadBench([100_000])
  bench.conditions = { ...GOOD, isSlow: true }
  await bench.run()
  expect(bench.asked.filter((ask) => ask === 'send').length).toBeGreaterThanOrEqual(4)
})
