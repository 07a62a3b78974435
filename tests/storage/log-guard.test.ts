// A disk that is full for a while, under a browser that keeps a log: a fake one, which tells what it is
// asked. That the log is truly whole again, a real one shows (tests/faults/disk/phone-disk-full.test.ts).

import { expect, test } from 'vitest'
import { guardLog, type LogPlaces } from '../../src/storage/log-guard.ts'
import { openPhoneStore, type PhoneStore } from '../../src/storage/phone-store.ts'
import { saveChange } from '../../src/storage/save.ts'
import { failingDisk, type FailingDisk } from '../support/failing-disk.ts'
import { fakeDisk, seededRandom, silentLog } from '../support/store-under-test.ts'

type Bench = {
  readonly disk: FailingDisk
  readonly room: { isFull: boolean }
  /** How often the log was begun anew. */
  readonly renewed: () => number
  readonly start: () => Promise<PhoneStore>
}

function makeBench(): Bench {
  const disk = failingDisk(fakeDisk())
  const room = { isFull: false }
  const kept = new Map<string, Response>()
  let renewed = 0
  const factory = new Proxy(disk.indexedDB, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key, target)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        if (key === 'deleteDatabase') renewed += 1
        return Reflect.apply(member, target, args)
      }
    },
  })
  const cache = {
    match: async (name: string) => kept.get(name),
    delete: async (name: string) => kept.delete(name),
    put: async (name: string, response: Response) => {
      if (room.isFull) throw new DOMException('no room', 'UnknownError')
      kept.set(name, response)
    },
  }
  const caches = { open: async () => Object.assign(Object.create(null), cache) }
  const places: LogPlaces = { caches, indexedDB: factory }
  const start = async () => {
    const guard = guardLog(places, 0)
    const opened = await openPhoneStore({
      clock: { now: () => 1_790_000_000_000 },
      random: seededRandom(1),
      log: silentLog,
      builtAt: 0,
      database: { indexedDB: disk.indexedDB, IDBKeyRange: disk.IDBKeyRange, guard },
      canary: { local: undefined, caches: undefined },
    })
    if (!opened.ok) throw new Error(opened.problem.tag)
    return opened.value
  }
  return { disk, room, renewed: () => renewed, start }
}

const save = async ({ store }: PhoneStore, name: string) => {
  const saved = await saveChange(store, { kind: 'facility', set: { name } })
  return saved.ok ? 'saved' : saved.problem.tag
}

test('[LG1] after a write that was cut short nothing is written, until there is room and the log is new', async () => {
  const { disk, room, renewed, start } = makeBench()
  const phone = await start()
  expect(await save(phone, 'before')).toBe('saved')
  room.isFull = true
  disk.failNext('QuotaExceededError')
  expect(await save(phone, 'cut short')).toBe('full')
  const begun = disk.durabilities.length
  expect(await save(phone, 'again')).toBe('full')
  await expect(phone.store.database.meta.put({ key: 'any', value: 1 })).rejects.toThrow()
  expect([disk.durabilities.length, renewed()]).toEqual([begun, 0])
  expect(await phone.store.database.outbox.count()).toBe(1)
  room.isFull = false
  expect([await save(phone, 'again'), renewed()]).toEqual(['saved', 1])
  expect([await save(phone, 'after'), renewed()]).toEqual(['saved', 1])
})

test('[LG2] a phone that starts after such a day begins the log anew before it writes', async () => {
  const { disk, room, renewed, start } = makeBench()
  const before = await start()
  room.isFull = true
  disk.failNext('QuotaExceededError')
  await save(before, 'cut short')
  before.store.database.close()
  const full = await start()
  expect([await save(full, 'still full'), renewed()]).toEqual(['full', 0])
  full.store.database.close()
  room.isFull = false
  const after = await start()
  expect(renewed()).toBe(1)
  expect([await save(after, 'after'), renewed()]).toEqual(['saved', 1])
})

test('[LG2] one that closed in peace, and the very first start, begin nothing anew', async () => {
  const { renewed, start } = makeBench()
  const first = await start()
  await save(first, 'one')
  first.store.database.close()
  const second = await start()
  expect([await save(second, 'two'), renewed()]).toEqual(['saved', 0])
})
