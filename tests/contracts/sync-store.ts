// What every store under the engine must do, whatever it is made of. Laws in src/storage/README.md.

import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import type { StoreUnderTest } from '../support/store-under-test.ts'
import { recordId } from '../support/store-under-test.ts'
import { answer, stampBy, toldBy } from '../support/answers.ts'
import { describeStartingOver } from './starting-over.ts'

const ALL = { count: 500, bytes: 1_000_000 }
const SCHOOL = recordId(1)
const HOSPITAL = recordId(2)
const school = (set: Record<string, string | number | boolean | null>) =>
  ({ kind: 'facility', record: SCHOOL, set }) as const

export type MakeStore = (wall: () => number) => Promise<StoreUnderTest>

export function describeSyncStore(name: string, make: MakeStore): void {
  describe(`the queue on the phone, ${name}`, () => describeQueue(make))
  describe(`a field that two people changed, ${name}`, () => describeChoices(make))
  describe(`starting over, ${name}`, () => describeStartingOver(make))
}

function describeQueue(make: MakeStore): void {
  test('[OB1] a change leaves the queue only after an answer that accounts for it', async () => {
    const store = await make(() => 1000)
    await store.write(school({ name: 'Школа' }))
    const first = await store.readOutbound(ALL)
    await store.write(school({ people: 300 }))
    await store.settle(answer(first.changes))
    const left = await store.readOutbound(ALL)
    expect(left.changes.map(({ set }) => set['people'])).toEqual([300])
    expect(left.queued).toBe(1)
  })

  test('[OB1] an answer that names nothing of ours leaves everything queued', async () => {
    const store = await make(() => 1000)
    await store.write(school({ name: 'Школа' }))
    await store.settle(answer([]))
    expect((await store.readOutbound(ALL)).queued).toBe(1)
  })

  test('[OB2] changes go out in the order in which they were made, at most so many and so large', async () => {
    const store = await make(() => 1000)
    const ids = []
    for (const people of [1, 2, 3, 4]) ids.push((await store.write(school({ people }))).id)
    const two = await store.readOutbound({ count: 2, bytes: 1_000_000 })
    expect(two.changes.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    expect(two.queued).toBe(4)
    const small = await store.readOutbound({ count: 500, bytes: 1 })
    expect(small.changes.map(({ id }) => id)).toEqual(ids.slice(0, 1))
  })

  test('[OB3] a rejected change goes to the problems with its reason; its neighbours are sent', async () => {
    const store = await make(() => 1000)
    const bad = await store.write(school({ name: 'А' }))
    await store.write({ kind: 'facility', record: HOSPITAL, set: { name: 'Б' } })
    const { changes } = await store.readOutbound(ALL)
    const rejected = [{ id: bad.id, code: 'invalid_value' as const, path: 'name' }]
    await store.settle(answer(changes, { rejected }))
    const own = await store.ownChanges()
    expect(own.find(({ id }) => id === bad.id)).toMatchObject({
      state: 'rejected',
      rejection: { code: 'invalid_value', path: 'name' },
    })
    expect(own.filter(({ state }) => state === 'accepted')).toHaveLength(1)
    expect((await store.record(SCHOOL))?.fields['name']).toBe('А')
  })

  test('[OB4] a withdrawn change shows what would be there without it, later news included', async () => {
    const store = await make(() => 1000)
    const stamp = stampBy('somebody', 500)
    const records = [toldBy({ kind: 'facility', id: SCHOOL, stamp }, { name: 'Школа № 1' })]
    await store.settle(answer([], { records }))
    const mine = await store.write(school({ name: 'Помилка' }))
    const { changes } = await store.readOutbound(ALL)
    const rejected = [{ id: mine.id, code: 'not_allowed' as const, path: 'name' }]
    const news = toldBy(
      { kind: 'facility', id: SCHOOL, stamp: stampBy('somebody', 600) },
      { name: 'Школа № 2' },
    )
    await store.settle(answer(changes, { rejected, records: [news] }))
    await store.withdraw(mine.id)
    expect((await store.record(SCHOOL))?.fields['name']).toBe('Школа № 2')
    expect(await store.ownChanges()).toEqual([])
  })

  test('[OB4] a record that never was more than rejected goes with what was withdrawn', async () => {
    const store = await make(() => 1000)
    const { id } = await store.write(school({ name: 'Школа' }))
    await store.setAside(id, 'too_large')
    expect((await store.ownChanges())[0]?.rejection?.code).toBe('too_large')
    expect((await store.readOutbound(ALL)).queued).toBe(0)
    await store.withdraw(id)
    expect(await store.record(SCHOOL)).toBeUndefined()
  })

  test('[OB5] a stamp that the server lowered is adopted, so that no wrong clock wins for ever', async () => {
    const store = await make(() => 9_000_000)
    const { id } = await store.write(school({ name: 'Школа' }))
    const { changes } = await store.readOutbound(ALL)
    const lower = stampBy('memory', 2_000_000)
    await store.settle(answer(changes, { restamped: [[id, lower]] }))
    expect((await store.record(SCHOOL))?.stamps['name']).toBe(lower)
    const stamp = stampBy('somebody', 3_000_000)
    const records = [toldBy({ kind: 'facility', id: SCHOOL, stamp }, { name: 'Ліцей' })]
    await store.settle(answer([], { records }))
    expect((await store.record(SCHOOL))?.fields['name']).toBe('Ліцей')
  })

  test('[OB6] the same answer settled twice changes nothing', async () => {
    const store = await make(() => 1000)
    await store.write(school({ name: 'Школа' }))
    const { changes } = await store.readOutbound(ALL)
    const settlement = answer(changes)
    await store.settle(settlement)
    const before = [await store.record(SCHOOL), await store.ownChanges()]
    await store.settle(settlement)
    expect([await store.record(SCHOOL), await store.ownChanges()]).toEqual(before)
  })

  test('[CL3] an edit of a value that was seen beats it on a phone that believes it is 1970', async () => {
    const store = await make(() => 0)
    const stamp = stampBy('somebody', 1_790_000_000_000)
    const records = [toldBy({ kind: 'facility', id: SCHOOL, stamp }, { name: 'Школа' })]
    await store.settle(answer([], { records }))
    await store.write(school({ name: 'Ліцей' }))
    expect((await store.record(SCHOOL))?.fields['name']).toBe('Ліцей')
  })
}

const theirs = (ms: number, fields: Record<string, string | number | boolean | null>) =>
  toldBy({ kind: 'facility', id: SCHOOL, stamp: stampBy('somebody', ms) }, fields)

function describeChoices(make: MakeStore): void {
  test('[CH1] an unsent value that somebody overwrote waits for a choice', async () => {
    const store = await make(() => 1000)
    await store.write(school({ name: 'моя' }))
    await store.settle(answer([], { records: [theirs(2000, { name: 'їхня' })] }))
    expect(await store.choices()).toMatchObject([{ path: 'name', mine: 'моя', theirs: 'їхня' }])
    expect((await store.record(SCHOOL))?.fields['name']).toBe('їхня')
  })

  test('[CH1] a sent value does so for 14 days, and not after', async () => {
    for (const [days, expected] of [
      [13, 1],
      [15, 0],
    ] as const) {
      const store = await make(() => 1000)
      await store.write(school({ name: 'моя' }))
      await store.settle(answer((await store.readOutbound(ALL)).changes))
      const now = 1_000_000 + days * DAY_MS
      await store.settle(answer([], { now, records: [theirs(2000, { name: 'їхня' })] }))
      expect(await store.choices()).toHaveLength(expected)
    }
  })

  test('[CH1] an own value that its lowered stamp puts below a known one waits for a choice', async () => {
    const store = await make(() => 9_000_000)
    const { id } = await store.write(school({ name: 'моя' }))
    await store.settle(answer([], { records: [theirs(3_000_000, { name: 'їхня' })] }))
    expect(await store.choices()).toEqual([])
    const { changes } = await store.readOutbound(ALL)
    await store.settle(answer(changes, { restamped: [[id, stampBy('memory', 2_000_000)]] }))
    expect(await store.choices()).toMatchObject([{ path: 'name', mine: 'моя', theirs: 'їхня' }])
    expect((await store.record(SCHOOL))?.fields['name']).toBe('їхня')
  })

  test('[CH1] an own value that one wrote again and another overwrote waits for a choice', async () => {
    const store = await make(() => 1000)
    await store.write(school({ name: 'моя' }))
    await store.settle(answer((await store.readOutbound(ALL)).changes))
    await store.settle(answer([], { records: [theirs(2000, { name: 'моя' })] }))
    await store.settle(answer([], { records: [theirs(3000, { name: 'їхня' })] }))
    expect(await store.choices()).toMatchObject([{ path: 'name', mine: 'моя', theirs: 'їхня' }])
  })

  test('[CH2] the same value, or an older one, is no disagreement', async () => {
    const store = await make(() => 1000)
    await store.write(school({ name: 'моя', people: 5 }))
    await store.settle(answer([], { records: [theirs(2000, { name: 'моя' })] }))
    await store.settle(answer([], { records: [theirs(10, { people: 7 })] }))
    expect(await store.choices()).toEqual([])
  })

  test('[CH3] a status that the server had is meant to be moved on; hand-outs are never compared', async () => {
    const store = await make(() => 1000)
    const set = { status: 'received', form: 'goods', 'distributions/a/quantity': 5 }
    await store.write({ kind: 'aid', record: SCHOOL, set })
    await store.settle(answer((await store.readOutbound(ALL)).changes))
    const fields = { status: 'accepted', 'distributions/a/quantity': 6 }
    const stamp = stampBy('somebody', 2000)
    const records = [toldBy({ kind: 'aid', id: SCHOOL, stamp }, fields)]
    await store.settle(answer([], { records }))
    expect(await store.choices()).toEqual([])
  })

  test('[CH4] a later own write settles the choice, and old news does not bring it back', async () => {
    const store = await make(() => 1000)
    await store.write(school({ name: 'моя' }))
    const records = [theirs(2000, { name: 'їхня' })]
    await store.settle(answer([], { records }))
    await store.write(school({ name: 'спільна' }))
    await store.settle(answer([], { records }))
    expect(await store.choices()).toEqual([])
    expect((await store.record(SCHOOL))?.fields['name']).toBe('спільна')
  })
}
