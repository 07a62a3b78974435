import { expect, test } from 'vitest'
import { openLater } from '../../src/app/open-later.ts'
import type { Device } from '../../src/device.ts'

const LATER = 7

test('the time is told before the store is open, and by the store afterwards', async () => {
  const opening = openLater(
    () => Promise.resolve(opens({ now: () => LATER })),
    () => 1,
  )
  expect(opening.device.now()).toBe(1)
  await opening.begin()
  await opening.opened
  expect(opening.device.now()).toBe(LATER)
})

test('what is asked before the store is open is answered by it, and a watch that ended is not begun', async () => {
  const begun: string[] = []
  const watch: Device['watch'] = (query, onValue) => {
    void query().then(onValue)
    return () => begun.push('ended')
  }
  const opening = openLater(
    () => Promise.resolve(opens({ watch, newEntryId: () => 'id' })),
    () => 1,
  )
  const seen: number[] = []
  const stop = opening.device.watch(
    () => Promise.resolve(2),
    (value) => seen.push(value),
  )
  opening.device.watch(
    () => Promise.resolve(3),
    (value) => seen.push(value),
  )()
  expect(() => opening.device.newEntryId()).toThrow(/assertion failed/)
  await opening.begin()
  await Promise.resolve()
  await Promise.resolve()
  expect(seen).toEqual([2])
  stop()
  expect(begun).toEqual(['ended'])
  expect(opening.device.newEntryId()).toBe('id')
})

test('a store that does not open, or whose code is not there, is trouble and nothing else', async () => {
  const closed = openLater(
    () =>
      Promise.resolve(() => Promise.resolve({ ok: false, problem: { tag: 'blocked' } } as const)),
    () => 1,
  )
  await closed.begin()
  expect(await closed.trouble).toEqual({ tag: 'blocked' })
  const missing = openLater(
    () => Promise.reject(new TypeError('not fetched')),
    () => 1,
  )
  await missing.begin()
  expect(await missing.trouble).toEqual({ tag: 'failed', name: 'TypeError' })
})

/** A device of which only these parts are asked for. */
function opens(parts: Partial<Device>) {
  const none = (): never => {
    throw new Error('assertion failed: the test asks for nothing else')
  }
  const device: Device = {
    now: none,
    newRecordId: none,
    newEntryId: none,
    queries: {
      record: none,
      records: none,
      ownRecords: none,
      queueStatus: none,
      ownChanges: none,
      choices: none,
      ownReplica: none,
      drafts: none,
      draft: none,
    },
    watch: none,
    write: none,
    mend: none,
    withdraw: none,
    choose: none,
    saveDraft: none,
    dropDraft: none,
    enrol: none,
    fetchHistory: none,
    readPreferences: none,
    keepPreferences: none,
    photos: none,
    sync: none,
    watchProgress: none,
    dismissLoss: none,
    room: none,
    close: none,
    ...parts,
  }
  return () => Promise.resolve({ ok: true, value: device } as const)
}
