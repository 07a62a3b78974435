// Opening the database: made, lost, silent, newer, and wanted by another tab.

import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { openPhoneStore } from '../../src/storage/phone-store.ts'
import type { CanaryPlaces } from '../../src/storage/safety.ts'
import { saveChange } from '../../src/storage/save.ts'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { answer } from '../support/answers.ts'
import {
  fakeDisk,
  openOn,
  seededRandom,
  silentLog,
  type FakeDisk,
} from '../support/store-under-test.ts'

const NOW = 1_790_000_000_000
const random = seededRandom(5)

function keptOutside(): CanaryPlaces {
  const values = new Map<string, string>()
  const local = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  }
  return { local, caches: undefined }
}

async function open(disk: FakeDisk, canary: CanaryPlaces, seed: number) {
  const opened = await openPhoneStore({
    clock: { now: () => NOW },
    random: seededRandom(seed),
    log: silentLog,
    builtAt: 0,
    database: disk,
    canary,
  })
  if (!opened.ok) throw new Error(opened.problem.tag)
  await opened.value.keepHouse()
  return opened.value
}

describe('a database that the browser silently lost', () => {
  test('[S3] is noticed, its unsent changes are counted, and old stamps are never made again', async () => {
    const canary = keptOutside()
    const before = await open(fakeDisk(), canary, 1)
    const { replica } = before.store.clock.peek()
    await saveChange(before.store, { kind: 'facility', set: { name: 'Школа' } })
    await before.keepHouse()
    const after = await open(fakeDisk(), canary, 2)
    expect((await after.queries.queueStatus()).lostData).toEqual({ noticedAt: NOW, unsent: 1 })
    expect(after.store.clock.peek().replica).not.toBe(replica)
  })

  test('[S3] is told once: the next start is quiet, and so is the very first', async () => {
    const canary = keptOutside()
    const disk = fakeDisk()
    const first = await open(disk, canary, 1)
    expect((await first.queries.queueStatus()).lostData).toBeUndefined()
    first.store.database.close()
    const again = await open(disk, canary, 2)
    expect((await again.queries.queueStatus()).lostData).toBeUndefined()
    expect(again.store.clock.peek()).toEqual(first.store.clock.peek())
  })

  test('[S3] while the app is open, too: the next save is made under the new replica', async () => {
    const disk = fakeDisk()
    const canary = keptOutside()
    const phone = await open(disk, canary, 1)
    const { replica } = phone.store.clock.peek()
    phone.store.database.close({ disableAutoOpen: false })
    await new Dexie('promin', disk).delete()
    const saved = await saveChange(phone.store, { kind: 'facility', set: { name: 'Школа' } })
    expect(saved.ok && saved.value.change.endsWith(replica)).toBe(false)
    expect(saved.ok).toBe(true)
    await phone.keepHouse()
    expect((await phone.queries.queueStatus()).lostData?.noticedAt).toBe(NOW)
  })
})

describe('opening', () => {
  test('[S6] gives up on a browser that does not answer', async () => {
    const { IDBKeyRange, indexedDB } = fakeDisk()
    const silent = new Proxy(indexedDB, {
      get: (target, key) =>
        key === 'open' ? () => new EventTarget() : Reflect.get(target, key, target),
    })
    const disk = { indexedDB: silent, IDBKeyRange }
    expect(await openDatabase({ ...disk, random, timeoutMs: 20 })).toEqual({
      ok: false,
      problem: { tag: 'no_answer' },
    })
  })

  test('[U4] refuses data that a newer version of the app wrote', async () => {
    const disk = fakeDisk()
    const newer = new Dexie('promin', disk)
    newer.version(9).stores({ records: 'id', meta: 'key' })
    await newer.open()
    newer.close()
    expect(await openDatabase({ ...disk, random })).toEqual({
      ok: false,
      problem: { tag: 'newer' },
    })
    const [installed] = await disk.indexedDB.databases()
    expect(installed?.version).toBe(90)
  })

  test('[U3] an open tab makes way for a newer version, and then refuses to write into its data', async () => {
    const disk = fakeDisk()
    const phone = await openOn(disk, () => NOW)
    const newer = new Dexie('promin', disk)
    newer.version(9).stores({ records: 'id, [kind+bucket+id], own', meta: 'key' })
    await newer.open()
    const saved = await saveChange(phone.store, { kind: 'facility', set: { name: 'Школа' } })
    expect(saved.ok).toBe(false)
    expect(await newer.table('records').count()).toBe(0)
    newer.close()
  })
})

describe('accepted changes', () => {
  test('[OB8] are pruned 60 days after, by the server’s time and not by the phone’s date', async () => {
    const disk = fakeDisk()
    let wall = NOW
    const phone = await openOn(disk, () => wall)
    const send = async (now: number) => {
      await saveChange(phone.store, { kind: 'facility', set: { name: 'Школа' } })
      const { changes } = await phone.syncStore.readOutbound({ count: 9, bytes: 1e6 })
      await phone.syncStore.settle(answer(changes, { now }))
    }
    await send(NOW)
    wall = NOW + 5 * 365 * DAY_MS
    await phone.keepHouse()
    expect(await phone.queries.ownChanges({ state: 'accepted' })).toHaveLength(1)
    await send(NOW + 62 * DAY_MS)
    await phone.keepHouse()
    expect(await phone.queries.ownChanges({ state: 'accepted' })).toHaveLength(1)
  })
})
