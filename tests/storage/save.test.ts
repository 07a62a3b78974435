// A save and what can go wrong with it: two tabs at once, a full disk, a lost connection.

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordId } from '../../src/domain/base/ids.ts'
import { DAY_MS, MINUTE_MS } from '../../src/domain/base/moment.ts'
import { stampReplica, type Stamp } from '../../src/domain/replica/stamp.ts'
import { mendChange, settleChoice, withdrawChange } from '../../src/storage/edit.ts'
import type { PhoneStore } from '../../src/storage/phone-store.ts'
import { saveChange, type SaveRequest } from '../../src/storage/save.ts'
import { answer, stampBy, toldBy } from '../support/answers.ts'
import { failingDisk } from '../support/failing-disk.ts'
import { fakeDisk, openOn, recordId } from '../support/store-under-test.ts'

const school = (name: string, record?: RecordId): SaveRequest => ({
  kind: 'facility',
  record,
  set: { name },
})
const NOW = 1_790_000_000_000
const ALL = { count: 500, bytes: 1e6 }

async function save(phone: PhoneStore, request: SaveRequest) {
  const saved = await saveChange(phone.store, request)
  if (!saved.ok) throw new Error(`not saved: ${JSON.stringify(saved.problem)}`)
  return saved.value
}

describe('two tabs on one phone', () => {
  test('[CL4] never make the same stamp, and each sees its own stamps grow', async () => {
    const disk = fakeDisk()
    const tabs = [await openOn(disk, () => NOW), await openOn(disk, () => NOW - 5000)]
    const stamps = await Promise.all(
      tabs.map(async (tab) => {
        const saves = Array.from({ length: 40 }, (_, n) => save(tab, school(`школа ${n}`)))
        return (await Promise.all(saves)).map(({ change }) => change)
      }),
    )
    expect(new Set(stamps.flat()).size).toBe(80)
    for (const own of stamps) expect(own).toEqual([...own].sort())
    expect(new Set(stamps.flat().map(stampReplica)).size).toBe(1)
    expect((await tabs[0]?.queries.queueStatus())?.queued).toBe(80)
  })

  test('[CL4] edits of one record from both lose nothing', async () => {
    const disk = fakeDisk()
    const [a, b] = [await openOn(disk, () => NOW), await openOn(disk, () => NOW)]
    const { record } = await save(a, school('школа'))
    const edits = Array.from({ length: 10 }, (_, n) =>
      save(n % 2 === 0 ? a : b, { kind: 'facility', record, set: { [`photos/${n}`]: true } }),
    )
    await Promise.all(edits)
    const fields = (await a.queries.record(record))?.fields ?? {}
    expect(Object.keys(fields).filter((path) => path.startsWith('photos/'))).toHaveLength(10)
  })

  test('[CL4] hold for random interleavings of saves, answers and clocks', async () => {
    const move = fc.record({
      tab: fc.nat(1),
      wall: fc.integer({ min: 0, max: NOW * 2 }),
      settles: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 12 }), async (moves) => {
        const disk = fakeDisk()
        let wall = NOW
        const tabs = [await openOn(disk, () => wall), await openOn(disk, () => wall)]
        const made: Stamp[] = []
        for (const move of moves) {
          wall = move.wall
          const tab = tabs[move.tab]
          if (tab === undefined) continue
          const both = tabs.map((each) => save(each, school('школа')))
          if (move.settles) {
            const { changes } = await tab.syncStore.readOutbound(ALL)
            await tab.syncStore.settle(answer(changes, { now: NOW }))
          }
          made.push(...(await Promise.all(both)).map(({ change }) => change).sort())
        }
        expect(made).toEqual([...new Set(made)].sort())
      }),
      { numRuns: 25, seed: 7 },
    )
  }, 60_000)
})

describe('a phone whose storage fails', () => {
  test('[S1] says "full" and not "saved" on a full disk, and recovers without a restart', async () => {
    const disk = failingDisk(fakeDisk())
    const phone = await openOn(disk, () => NOW)
    disk.failNext('QuotaExceededError')
    expect(await saveChange(phone.store, school('школа'))).toEqual({
      ok: false,
      problem: { tag: 'full' },
    })
    expect(await phone.queries.queueStatus()).toMatchObject({ queued: 0, full: true })
    await save(phone, school('школа'))
    expect(await phone.queries.queueStatus()).toMatchObject({ queued: 1, full: false })
  })

  test('[S2] whichever transaction aborts: what was confirmed is there, and nothing by halves', async () => {
    for (const name of ['AbortError', 'TimeoutError', 'DataError', 'QuotaExceededError']) {
      const disk = failingDisk(fakeDisk())
      const phone = await openOn(disk, () => NOW)
      const confirmed: RecordId[] = []
      for (let n = 0; n < 6; n++) {
        if (n % 2 === 0) disk.failNext(name)
        const saved = await saveChange(phone.store, school(`школа ${n}`))
        if (saved.ok) confirmed.push(saved.value.record)
        else expect(saved.problem.tag).toBe(name.startsWith('Quota') ? 'full' : 'failed')
      }
      const records = await phone.queries.records('facility')
      expect(records.map(({ id }) => id).sort()).toEqual(confirmed.sort())
      expect((await phone.queries.ownChanges({})).map(({ record }) => record).sort()).toEqual(
        confirmed,
      )
    }
  })

  test('[S5] opens the database again when the connection did not survive a sleep', async () => {
    const disk = failingDisk(fakeDisk())
    const phone = await openOn(disk, () => NOW)
    disk.failNext('UnknownError')
    await save(phone, school('школа'))
    expect((await phone.queries.queueStatus()).queued).toBe(1)
  })

  test('[S8] a garbled change goes to the problems; the others go out', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    const bad = await save(phone, school('А'))
    const good = await save(phone, school('Б'))
    await phone.store.database.outbox.update(bad.change, { body: 'noise' })
    const { changes } = await phone.syncStore.readOutbound(ALL)
    expect(changes.map(({ id }) => id)).toEqual([good.change])
    const problems = await phone.queries.ownChanges({ state: 'rejected' })
    expect(problems.map(({ id }) => id)).toEqual([bad.change])
  })
})

describe('a save', () => {
  test('[PR1] refuses a value that its kind does not allow, by path, and writes nothing', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    const outcome = await saveChange(phone.store, {
      kind: 'need',
      set: { status: 'submitted', urgency: 'never' },
    })
    expect(outcome).toEqual({
      ok: false,
      problem: { tag: 'invalid', rejection: { code: 'invalid_value', path: 'urgency' } },
    })
    expect((await phone.queries.queueStatus()).queued).toBe(0)
  })

  test('[CL5] marks what it records while the clock is before the build', async () => {
    const phone = await openOn(fakeDisk(), () => 0)
    const early = await save({ ...phone, store: { ...phone.store, builtAt: NOW } }, school('А'))
    expect((await phone.queries.record(early.record))?.fields['clockSuspect']).toBe(true)
  })

  test('[CL5] marks what it records while the clock is behind the last stamp by more than 10 minutes', async () => {
    let wall = NOW
    const phone = await openOn(fakeDisk(), () => wall)
    await save(phone, school('А'))
    wall -= 11 * MINUTE_MS
    const late = await save(phone, school('Б'))
    expect((await phone.queries.record(late.record))?.fields['clockSuspect']).toBe(true)
    wall += 2 * MINUTE_MS
    const near = await save(phone, school('В'))
    expect((await phone.queries.record(near.record))?.fields['clockSuspect']).toBeUndefined()
  })

  test('[CL5] marks what it records years after the last contact, but not after half a year without one', async () => {
    let wall = NOW
    const phone = await openOn(fakeDisk(), () => wall)
    await phone.syncStore.settle(answer([], { now: NOW }))
    wall = NOW + 180 * DAY_MS
    const winter = await save(phone, school('А'))
    expect((await phone.queries.record(winter.record))?.fields['clockSuspect']).toBeUndefined()
    wall = NOW + 5 * 365 * DAY_MS
    const wrong = await save(phone, school('Б'))
    expect((await phone.queries.record(wrong.record))?.fields['clockSuspect']).toBe(true)
  })

  test('[CL6] uses the difference to the server for later stamps and times', async () => {
    const phone = await openOn(fakeDisk(), () => NOW - DAY_MS)
    const settlement = answer([], { now: NOW })
    await phone.syncStore.settle({ ...settlement, receivedAt: NOW - DAY_MS })
    const { record } = await save(phone, school('А'))
    expect((await phone.queries.record(record))?.fields['recordedAt']).toBe(NOW)
  })
})

describe('a change that was not accepted', () => {
  test('[OB7] is replaced by the corrected one, with all that was typed before', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    const bad = await save(phone, {
      kind: 'facility',
      set: { name: 'Школа', address: 'вул. Садова' },
    })
    await phone.syncStore.setAside(bad.change, 'too_large')
    expect((await phone.queries.record(bad.record))?.delivery.state).toBe('problem')
    const mended = await mendChange(phone.store, bad.change, { address: 'Садова, 1' })
    expect(mended.ok).toBe(true)
    const { changes } = await phone.syncStore.readOutbound(ALL)
    expect(changes.map(({ set }) => [set['name'], set['address']])).toEqual([
      ['Школа', 'Садова, 1'],
    ])
    expect((await phone.queries.queueStatus()).rejected).toBe(0)
    expect((await phone.queries.record(bad.record))?.fields['recordedAt']).toBe(NOW)
  })

  test('[OB7] cannot be withdrawn while it waits: only a problem can', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    const { change } = await save(phone, school('А'))
    expect((await withdrawChange(phone.store, change)).ok).toBe(false)
    expect((await phone.queries.queueStatus()).queued).toBe(1)
  })
})

describe('a choice', () => {
  test.each(['mine', 'theirs'] as const)('[CH5] for %s is settled and stays so', async (whose) => {
    const phone = await openOn(fakeDisk(), () => NOW)
    const { record } = await save(phone, school('моя', recordId(5)))
    const stamp = stampBy('somebody', NOW + 1000)
    const records = [toldBy({ kind: 'facility', id: record, stamp }, { name: 'їхня' })]
    await phone.syncStore.settle(answer([], { records }))
    expect((await phone.queries.record(record))?.delivery).toEqual({ state: 'choose', fields: 1 })
    const [choice] = await phone.queries.choices(record)
    if (choice === undefined) throw new Error('there is a choice')
    expect((await settleChoice(phone.store, choice, whose)).ok).toBe(true)
    await phone.syncStore.settle(answer([], { records }))
    expect(await phone.queries.choices()).toEqual([])
    const name = (await phone.queries.record(record))?.fields['name']
    expect(name).toBe(whose === 'mine' ? 'моя' : 'їхня')
  })
})
