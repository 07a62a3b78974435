// What every store does when its phone starts over: new areas, a new enrolment, a restored server.

import { expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { answer, stampBy, toldBy } from '../support/answers.ts'
import { recordId, type StoreUnderTest } from '../support/store-under-test.ts'

const ALL = { count: 500, bytes: 1_000_000 }
const SCHOOL = recordId(1)
const HOSPITAL = recordId(2)
const school = (set: Record<string, string | number>) =>
  ({ kind: 'facility', record: SCHOOL, set }) as const

export function describeStartingOver(make: (wall: () => number) => Promise<StoreUnderTest>): void {
  test('[RS1] an answer with a reset does not move the cursor', async () => {
    const store = await make(() => 1000)
    await store.settle(answer([]))
    await store.settle(answer([], { cursor: 'c2', reset: 'scope' }))
    expect(await store.cursor()).toBe('c1')
  })

  test('[RS2] new areas keep all own work; what the server no longer shows goes at the end', async () => {
    const store = await make(() => 1000)
    const stamp = stampBy('somebody', 500)
    const others = toldBy({ kind: 'facility', id: HOSPITAL, stamp }, { name: 'Лікарня' })
    await store.settle(answer([], { records: [others] }))
    await store.write(school({ name: 'Школа' }))
    await store.reset('scope')
    expect((await store.readOutbound(ALL)).cursor).toBeNull()
    await store.settle(answer([], { more: true }, 1))
    expect(await store.record(HOSPITAL)).toBeDefined()
    await store.settle(answer([], {}, 1))
    expect(await store.record(HOSPITAL)).toBeUndefined()
    expect((await store.record(SCHOOL))?.fields['name']).toBe('Школа')
    expect((await store.readOutbound(ALL)).queued).toBe(1)
  })

  test('[RS5] new areas drop the cursor, by which alone a restore is noticed: what was accepted goes out again', async () => {
    const store = await make(() => 1000)
    const sent = await store.write(school({ name: 'Школа' }))
    await store.settle(answer((await store.readOutbound(ALL)).changes))
    await store.reset('scope')
    const again = await store.readOutbound(ALL)
    expect(again.changes.map(({ id }) => id)).toEqual([sent.id])
    expect(again.cursor).toBeNull()
  })

  test('[RS6] an answer from before the phone started over accounts for nothing, and sweeps nothing', async () => {
    const store = await make(() => 1000)
    const stamp = stampBy('somebody', 500)
    const others = toldBy({ kind: 'facility', id: HOSPITAL, stamp }, { name: 'Лікарня' })
    await store.settle(answer([], { records: [others] }))
    await store.write(school({ name: 'Школа' }))
    const asked = await store.readOutbound(ALL)
    await store.reset('scope')
    await store.settle(answer(asked.changes, { cursor: 'c9' }, asked.turn))
    expect(await store.record(HOSPITAL)).toBeDefined()
    const now = await store.readOutbound(ALL)
    expect([now.queued, now.cursor]).toEqual([1, null])
  })

  test('[RS3] a server back from an older backup gets the accepted changes of 60 days again, under their ids', async () => {
    const store = await make(() => 1000)
    const old = await store.write(school({ name: 'Школа' }))
    await store.settle(answer((await store.readOutbound(ALL)).changes))
    const young = await store.write(school({ people: 5 }))
    const now = 1_000_000 + 61 * DAY_MS
    await store.settle(answer((await store.readOutbound(ALL)).changes, { now }))
    await store.reset('restored')
    const again = await store.readOutbound(ALL)
    expect(again.changes.map(({ id }) => id)).toEqual([young.id])
    expect(again.cursor).toBeNull()
    const own = await store.ownChanges()
    expect(own.find(({ id }) => id === old.id)?.state).toBe('accepted')
  })
}
