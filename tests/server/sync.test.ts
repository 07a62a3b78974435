import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setTimeout as pause } from 'node:timers/promises'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import { MAX_AHEAD_MS } from '../../src/domain/replica/wire.ts'
import { stampMs } from '../../src/domain/replica/stamp.ts'
import { NOW, startTestServer, type TestServer } from './support/test-server.ts'
import { OUTAGE } from './support/test-phone.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id)

describe('push and pull', () => {
  test('what one phone recorded reaches another, whole and with its stamps', async () => {
    const [anna, bohdan] = [await server.phone(), await server.phone()]
    const made = anna.change()
    const edit = anna.change({ cause: 'gpv' }, { record: made.record })
    await anna.exchange([made, edit])
    const { records } = await bohdan.exchange()
    const arrived = records.find(({ id }) => id === made.record)
    expect(arrived).toEqual({
      kind: 'outage',
      id: made.record,
      fields: { ...OUTAGE, cause: 'gpv' },
      stamps: { [made.id]: Object.keys(OUTAGE), [edit.id]: ['cause'] },
    })
  })

  test('batch and site come back, so that a portal cannot pass for the server', async () => {
    const phone = await server.phone()
    const answer = await phone.sync([], { batch: '9f3c' })
    expect(answer).toMatchObject({ batch: '9f3c', site: phone.site, now: NOW, reset: false })
    expect('batch' in (await phone.sync())).toBe(false)
  })

  test('asking again with the same cursor gives at least the same records', async () => {
    const [anna, bohdan] = [await server.phone(), await server.phone()]
    await anna.exchange([anna.change()])
    const first = await bohdan.sync()
    await anna.exchange([anna.change()])
    const second = await bohdan.sync()
    expect(idsOf(second.records)).toEqual(expect.arrayContaining(idsOf(first.records)))
  })

  test('pages by a limit have no gap and no double while others push in between', async () => {
    const [reader, writer] = [await server.phone('viewer'), await server.phone()]
    const made = Array.from({ length: 40 }, () => writer.change())
    await writer.sync(made.slice(0, 20))
    const seen: string[] = []
    let cursor: string | null = null
    for (let at = 20; ; at += 4) {
      const page = await reader.sync([], { cursor, limit: 3 })
      expect(page.records.length).toBeLessThanOrEqual(3)
      seen.push(...page.records.filter(({ kind }) => kind === 'outage').map(({ id }) => id))
      cursor = page.cursor
      if (!page.more && at >= made.length) break
      await writer.sync(made.slice(at, at + 4))
    }
    expect(seen.toSorted()).toEqual(made.map(({ record }) => record).toSorted())
  })

  test('no reader skips a record while many push at once', async () => {
    const writers = await Promise.all(Array.from({ length: 6 }, () => server.phone()))
    const reader = await server.phone('viewer')
    const seen = new Set<string>()
    let done = false
    const reading = (async () => {
      let cursor: string | null = null
      for (let rest = 2; rest > 0;) {
        const page = await reader.sync([], { cursor, limit: 7 })
        for (const { id } of page.records) seen.add(id)
        cursor = page.cursor
        if (done && !page.more) rest -= 1
        // A reader as eager as this one would be told to wait.
        server.clock.now += 2000
        await pause(0)
      }
    })()
    const made = writers.map((phone) => Array.from({ length: 30 }, () => phone.change()))
    await Promise.all(
      writers.map(async (phone, n) => {
        for (const change of made[n] ?? []) await phone.sync([change])
      }),
    )
    done = true
    await reading
    const missing = made.flat().filter(({ record }) => !seen.has(record))
    expect(missing).toEqual([])
  }, 120_000)
})

describe('a change that cannot be accepted', () => {
  test('is rejected by code and path wherever it stands, and its neighbours are applied', async () => {
    const phone = await server.phone()
    const good = [phone.change(), phone.change(), phone.change()]
    const bad = phone.change({ ...OUTAGE, startedAt: 'вчора' })
    for (let at = 0; at <= good.length; at++) {
      const changes = [...good.slice(0, at), bad, ...good.slice(at)]
      const { rejected } = await phone.sync(changes)
      expect(rejected).toMatchObject([{ id: bad.id, code: 'invalid_value', path: 'startedAt' }])
    }
    expect((await phone.sync()).records.filter(({ kind }) => kind === 'outage')).toHaveLength(3)
  })

  test.each([
    ['a kind that nobody knows', { kind: 'parcel' }, 'unknown_kind kind'],
    ['a person, whom only the server writes', { kind: 'person' }, 'not_allowed kind'],
    ['no paths', { set: {} }, 'invalid_value set'],
    ['a path that is none', { set: { 'a//b': 1 } }, 'invalid_value a//b'],
    ['a list for a value', { set: { note: ['x'] } }, 'invalid_value note'],
    ['a text of 4,001 characters', { set: { note: 'я'.repeat(4001) } }, 'too_large note'],
    ['201 paths', { set: paths(201) }, 'too_large set'],
    ['an id that is no stamp', { id: 'x' }, 'invalid_value id'],
    ['a record that is no UUID', { record: 'x' }, 'invalid_value record'],
    ['a code outside its list', { set: { service: 'steam' } }, 'invalid_value service'],
  ])('%s', async (_name, wrong, expected) => {
    const phone = await server.phone()
    const neighbour = phone.change()
    const { rejected, records } = await phone.sync([{ ...phone.change(), ...wrong }, neighbour])
    expect(rejected.map(({ code, path }) => `${code} ${path}`)).toEqual([expected])
    expect(idsOf(records)).toContain(neighbour.record)
  })

  test.each([null, 7, 'x', [], {}, { id: 7 }])('%j instead of a change', async (input) => {
    const phone = await server.phone()
    const { rejected } = await phone.sync([input, phone.change()])
    expect(rejected).toMatchObject([{ code: 'invalid_value' }])
  })

  test('another kind for a known record is rejected at kind', async () => {
    const phone = await server.phone()
    const made = phone.change()
    const { rejected } = await phone.sync([
      made,
      phone.change({ note: 'x' }, { kind: 'need', record: made.record }),
    ])
    expect(rejected).toMatchObject([{ code: 'invalid_value', path: 'kind' }])
  })

  test('a path that this version does not know is stored and forwarded untouched', async () => {
    const [anna, bohdan] = [await server.phone(), await server.phone()]
    const made = anna.change({ ...OUTAGE, 'future/a1/field': 'x' })
    await anna.sync([made])
    const { records } = await bohdan.exchange()
    expect(records.find(({ id }) => id === made.record)?.fields['future/a1/field']).toBe('x')
  })
})

describe('a phone whose clock runs ahead', () => {
  test('is restamped to two minutes ahead, in its order; a correct phone wins after that', async () => {
    const [fast, exact] = [await server.phone(), await server.phone()]
    const made = fast.change(OUTAGE, { skewMs: 5 * 365 * 86_400_000 })
    const edit = fast.change({ note: 'перше' }, { record: made.record })
    const last = fast.change({ note: 'друге' }, { record: made.record })
    const { restamped, rejected } = await fast.sync([made, edit, last])
    expect(rejected).toEqual([])
    expect(restamped.map(([id]) => id)).toEqual([made.id, edit.id, last.id])
    const stamps = restamped.map(([, stamp]) => stamp)
    expect(stamps.toSorted()).toEqual(stamps)
    expect(stamps.map(stampMs)).toEqual(stamps.map(() => NOW + MAX_AHEAD_MS))
    server.clock.now += MAX_AHEAD_MS + 1
    const { records } = await exact.exchange([
      exact.change({ note: 'третє' }, { record: made.record }),
    ])
    expect(records.find(({ id }) => id === made.record)?.fields['note']).toBe('третє')
  })

  test('keeps its order over several pushes', async () => {
    const phone = await server.phone()
    const made = phone.change({ ...OUTAGE, note: 'яяя' }, { skewMs: 86_400_000 })
    await phone.sync([made])
    const { restamped } = await phone.sync([
      phone.change({ note: 'друге' }, { record: made.record }),
    ])
    const { records } = await phone.sync()
    const record = records.find(({ id }) => id === made.record)
    expect(record?.fields['note']).toBe('друге')
    expect(
      Object.keys(record?.stamps ?? {})
        .toSorted()
        .at(-1),
    ).toBe(restamped[0]?.[1])
  })

  test('is told the same new stamps when it asks again', async () => {
    const phone = await server.phone()
    const changes = [phone.change(OUTAGE, { skewMs: 3_600_000 }), phone.change()]
    const first = await phone.sync(changes)
    server.clock.now += 60_000
    expect((await phone.sync(changes)).restamped).toEqual(first.restamped)
    expect(first.restamped).toHaveLength(2)
  })

  test('a stamp within two minutes keeps its place', async () => {
    const phone = await server.phone()
    const { restamped } = await phone.sync([phone.change(OUTAGE, { skewMs: MAX_AHEAD_MS })])
    expect(restamped).toEqual([])
  })

  test('a phone that believes it is 1970 is accepted as it is', async () => {
    const phone = await server.phone()
    const { restamped, rejected } = await phone.sync([phone.change(OUTAGE, { skewMs: -NOW })])
    expect([restamped, rejected]).toEqual([[], []])
  })
})

describe('what grows', () => {
  test('a record past 10,000 paths is too large, and what it holds stays', async () => {
    const phone = await server.phone()
    const record = makeRecordId(NOW, new Uint8Array(10))
    const changes = Array.from({ length: 51 }, (_, n) =>
      phone.change(paths(200, `p${n}-`), { kind: 'aid', record }),
    )
    const { rejected } = await phone.sync(changes)
    expect(rejected).toMatchObject([{ id: changes[50]?.id, code: 'too_large', path: 'set' }])
  })
})

function paths(count: number, prefix = 'p'): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`${prefix}${n}`, n]))
}
