import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { dropDraft, saveDraft } from '../../src/storage/drafts.ts'
import { storeEnrolment } from '../../src/storage/enrolment.ts'
import { watchQuery, wakeFullness } from '../../src/storage/live.ts'
import type { PhoneStore } from '../../src/storage/phone-store.ts'
import { saveChange, type SaveRequest } from '../../src/storage/save.ts'
import { answer, stampBy, toldBy } from '../support/answers.ts'
import { enrolmentAt, fakeDisk, openOn, recordId } from '../support/store-under-test.ts'

const NOW = 1_790_000_000_000
const ALL = { count: 500, bytes: 1e6 }
const PACE = { notBefore: 0, batchSize: 10, vain: 0, lastFault: undefined } as const

async function save(phone: PhoneStore, request: SaveRequest) {
  const saved = await saveChange(phone.store, request)
  if (!saved.ok) throw new Error(`not saved: ${JSON.stringify(saved.problem)}`)
  return saved.value
}

async function send(phone: PhoneStore) {
  const { changes } = await phone.syncStore.readOutbound(ALL)
  await phone.syncStore.settle(answer(changes, { now: NOW }))
}

const outage = (startedAt: number): SaveRequest => ({
  kind: 'outage',
  set: { service: 'electricity', startedAt, place: 'UA80000000000093317' },
})

describe('the state of a record', () => {
  test('[DL1] is saved, then waiting after a try that failed, then sent', async () => {
    let wall = NOW
    const phone = await openOn(fakeDisk(), () => wall)
    const { record } = await save(phone, outage(NOW))
    const delivery = async () => (await phone.queries.record(record))?.delivery
    expect(await delivery()).toEqual({ state: 'saved' })
    wall += 1000
    await phone.syncStore.writePace({ ...PACE, failures: 1, lastTryAt: wall })
    expect(await delivery()).toEqual({ state: 'waiting' })
    await phone.syncStore.writePace({ ...PACE, failures: 0, lastTryAt: wall })
    await send(phone)
    expect(await delivery()).toEqual({ state: 'sent', at: NOW })
    wall += 1000
    await save(phone, { kind: 'outage', record, set: { note: 'ще немає' } })
    expect(await delivery()).toEqual({ state: 'saved' })
  })

  test('[DL1] is theirs where nothing was made here', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    const stamp = stampBy('somebody', 500)
    const records = [toldBy({ kind: 'facility', id: recordId(1), stamp }, { name: 'Школа' })]
    await phone.syncStore.settle(answer([], { records }))
    expect((await phone.queries.record(recordId(1)))?.delivery).toEqual({ state: 'theirs' })
  })
})

describe('lists', () => {
  test('come newest first, by bucket, and no longer than asked', async () => {
    let wall = NOW
    const phone = await openOn(fakeDisk(), () => wall)
    const made = []
    for (let n = 0; n < 6; n++) {
      wall += 1000
      made.push((await save(phone, outage(wall))).record)
    }
    const [a, b, c, d, e, f] = made
    if (b === undefined || d === undefined) throw new Error('six were made')
    await save(phone, { kind: 'outage', record: b, set: { endedAt: wall } })
    await save(phone, { kind: 'outage', record: d, set: { removed: true } })
    const list = async (options: Parameters<typeof phone.queries.records>[1]) =>
      (await phone.queries.records('outage', options)).map(({ id }) => id)
    expect(await list({})).toEqual([f, e, c, b, a])
    expect(await list({ bucket: 'open' })).toEqual([f, e, c, a])
    expect(await list({ bucket: 'closed' })).toEqual([b])
    expect(await list({ bucket: 'removed' })).toEqual([d])
    expect(await list({ limit: 2 })).toEqual([f, e])
    const own = (await phone.queries.ownRecords(3)).map(({ id }) => id)
    expect(own).toEqual([d, b, f])
  })

  test('since a day are those that were changed then, also an outage that began months before', async () => {
    let wall = NOW
    const phone = await openOn(fakeDisk(), () => wall)
    const long = (await save(phone, outage(NOW))).record
    await save(phone, outage(NOW))
    wall += 90 * DAY_MS
    const fresh = (await save(phone, outage(wall))).record
    await save(phone, { kind: 'outage', record: long, set: { endedAt: wall } })
    const changed = await phone.queries.records('outage', { since: wall - DAY_MS })
    expect(changed.map(({ id }) => id)).toEqual([fresh, long])
  })

  test('a record made while the clock says 1970 still comes first', async () => {
    let wall = NOW
    const phone = await openOn(fakeDisk(), () => wall)
    await save(phone, outage(NOW))
    wall = 0
    const { record } = await save(phone, outage(NOW))
    const [first] = await phone.queries.records('outage')
    expect(first?.id).toBe(record)
  })
})

describe('a live query', () => {
  test('wakes on a save, on the engine’s pace and on a full phone, from another tab as well', async () => {
    const disk = fakeDisk()
    const [here, there] = [await openOn(disk, () => NOW), await openOn(disk, () => NOW)]
    const seen: string[] = []
    let wake: () => void = () => undefined
    const stop = watchQuery(
      () => here.queries.queueStatus(),
      (status) => {
        seen.push(`${status.queued} ${status.pace?.failures ?? '-'} ${String(status.full)}`)
        wake()
      },
      (error) => seen.push(String(error)),
    )
    const next = () => new Promise<void>((resolve) => void (wake = resolve))
    await next()
    const steps = [
      () => save(there, outage(NOW)),
      () => there.syncStore.writePace({ ...PACE, failures: 3, lastTryAt: NOW }),
      async () => {
        here.store.fullness.full = true
        wakeFullness(here.store.database)
      },
    ]
    for (const step of steps) {
      const woken = next()
      await step()
      await woken
    }
    stop()
    expect(seen).toEqual(['0 - false', '1 - false', '1 3 false', '1 3 true'])
  })

  test('of several queries in a row wakes on what the last of them read', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    for (let n = 0; n < 50; n++) await save(phone, outage(NOW))
    const seen: (string | number)[] = []
    let wake: () => void = () => undefined
    const stop = watchQuery(
      async () => {
        const outages = await phone.queries.records('outage')
        const needs = await phone.queries.records('need')
        const own = await phone.queries.ownChanges({})
        const status = await phone.queries.queueStatus()
        return outages.length + needs.length + own.length + (status.pace?.failures ?? 0)
      },
      (value) => {
        seen.push(value)
        wake()
      },
      (error) => seen.push(String(error)),
    )
    const next = () => new Promise<void>((resolve) => void (wake = resolve))
    await next()
    const woken = next()
    await phone.syncStore.writePace({ ...PACE, failures: 5, lastTryAt: NOW })
    await woken
    stop()
    expect(seen).toEqual([100, 105])
  })

  test('of one record wakes when its delivery changes', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    const { record } = await save(phone, outage(NOW))
    const states: string[] = []
    let wake: () => void = () => undefined
    const stop = watchQuery(
      () => phone.queries.record(record),
      (found) => {
        states.push(found?.delivery.state ?? 'gone')
        wake()
      },
      (error) => states.push(String(error)),
    )
    const next = () => new Promise<void>((resolve) => void (wake = resolve))
    await next()
    const sent = next()
    await send(phone)
    await sent
    stop()
    expect(states).toEqual(['saved', 'sent'])
  })
})

describe('a draft', () => {
  test('[D3] is there after the app was closed, until it is dropped', async () => {
    const disk = fakeDisk()
    const before = await openOn(disk, () => NOW)
    const values = { service: 'heating', lines: [{ item: 'blanket', quantity: '12' }] }
    expect((await saveDraft(before.store, 'need:new', values)).ok).toBe(true)
    before.store.database.close()
    const after = await openOn(disk, () => NOW)
    expect(await after.queries.draft('need:new')).toEqual({
      key: 'need:new',
      savedAt: NOW,
      values,
    })
    await dropDraft(after.store, 'need:new')
    expect(await after.queries.drafts()).toEqual([])
  })
})

describe('enrolling again', () => {
  const enrolment = (site: string) => ({
    enrolment: enrolmentAt(site),
    serverNow: NOW,
    receivedAt: NOW,
  })

  test('[A1] at the same site ends the disconnection and keeps the queue', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    await storeEnrolment(phone.store, phone.meta, enrolment('site-1'))
    await save(phone, outage(NOW))
    await phone.syncStore.writeDisconnection('unknown_device')
    await storeEnrolment(phone.store, phone.meta, enrolment('site-1'))
    const status = await phone.queries.queueStatus()
    expect(status).toMatchObject({ queued: 1, rejected: 0, disconnection: undefined })
  })

  test('[A1] at another site never sends there what was meant for the first, and loses nothing', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    await storeEnrolment(phone.store, phone.meta, enrolment('site-1'))
    const { record } = await save(phone, outage(NOW))
    await storeEnrolment(phone.store, phone.meta, enrolment('site-2'))
    expect((await phone.syncStore.readOutbound(ALL)).changes).toEqual([])
    const [own] = await phone.queries.ownChanges({ state: 'rejected' })
    expect(own).toMatchObject({ record, rejection: { code: 'not_allowed', path: 'site' } })
    expect(own?.set['service']).toBe('electricity')
  })

  test('[A1] an answer of the first site that comes late has no effect', async () => {
    const phone = await openOn(fakeDisk(), () => NOW)
    await storeEnrolment(phone.store, phone.meta, enrolment('site-2'))
    await save(phone, outage(NOW))
    const { changes } = await phone.syncStore.readOutbound(ALL)
    await phone.syncStore.settle(answer(changes, { site: 'site-1' }))
    expect((await phone.syncStore.readOutbound(ALL)).queued).toBe(1)
  })
})
