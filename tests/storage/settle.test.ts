// Settling an answer on a disk that gives out: all of it or nothing, and again until it holds.

import { describe, expect, test } from 'vitest'
import { plainCodec } from '../../src/crypto/codec.ts'
import { saveChange } from '../../src/storage/save.ts'
import { answer, stampBy, toldBy } from '../support/answers.ts'
import { failingDisk } from '../support/failing-disk.ts'
import { fakeDisk, openOn, recordId } from '../support/store-under-test.ts'

const NOW = 1_790_000_000_000
const ALL = { count: 500, bytes: 1e6 }

async function phoneWithAnswer() {
  const disk = failingDisk(fakeDisk())
  const phone = await openOn(disk, () => NOW)
  await saveChange(phone.store, { kind: 'facility', set: { name: 'Школа' } })
  const { changes } = await phone.syncStore.readOutbound(ALL)
  const stamp = stampBy('somebody', NOW - 1000)
  const records = [toldBy({ kind: 'facility', id: recordId(7), stamp }, { name: 'Лікарня' })]
  return { disk, phone, settlement: answer(changes, { records, now: NOW }) }
}

describe('an answer that could not be stored', () => {
  test('[P5] moves no cursor and takes nothing out of the queue, so that it comes again', async () => {
    const { disk, phone, settlement } = await phoneWithAnswer()
    for (const name of ['QuotaExceededError', 'AbortError', 'UnknownError']) {
      disk.failNext(name)
      await expect(phone.syncStore.settle(settlement)).rejects.toThrow()
      const outbound = await phone.syncStore.readOutbound(ALL)
      expect(outbound).toMatchObject({ queued: 1, cursor: null })
      expect(await phone.queries.record(recordId(7))).toBeUndefined()
      expect(await phone.queries.ownChanges({ state: 'accepted' })).toEqual([])
    }
    await phone.syncStore.settle(settlement)
    expect(await phone.syncStore.readOutbound(ALL)).toMatchObject({ queued: 0, cursor: 'c1' })
    expect((await phone.queries.record(recordId(7)))?.fields['name']).toBe('Лікарня')
  })

  test('[P5] is stored as a whole or not at all, whichever transaction fails', async () => {
    for (const skip of [0, 1, 2, 3]) {
      const { disk, phone, settlement } = await phoneWithAnswer()
      disk.failNext('AbortError', skip)
      const isStored = await phone.syncStore.settle(settlement).then(
        () => true,
        () => false,
      )
      const { queued, cursor } = await phone.syncStore.readOutbound(ALL)
      const hospital = await phone.queries.record(recordId(7))
      expect([queued, cursor, hospital !== undefined]).toEqual(
        isStored ? [0, 'c1', true] : [1, null, false],
      )
    }
  })

  test('[P5] nor does a reset that could not be stored lose an accepted change', async () => {
    const { disk, phone, settlement } = await phoneWithAnswer()
    await phone.syncStore.settle(settlement)
    disk.failNext('QuotaExceededError')
    await expect(phone.syncStore.reset('restored')).rejects.toThrow()
    expect(await phone.queries.ownChanges({ state: 'accepted' })).toHaveLength(1)
    await phone.syncStore.reset('restored')
    expect((await phone.syncStore.readOutbound(ALL)).queued).toBe(1)
  })
})

describe('an answer that comes while a person writes', () => {
  test('[OB1] does not undo what another tab saved between its reading and its writing', async () => {
    const disk = fakeDisk()
    const other = await openOn(disk, () => NOW)
    const made = await saveChange(other.store, { kind: 'facility', set: { name: 'Школа' } })
    if (!made.ok) throw new Error('not saved')
    const { record } = made.value
    let isFirst = true
    const phone = await openOn(disk, () => NOW, {
      decode: plainCodec.decode,
      encode: async (value, context) => {
        if (context.startsWith('records/') && isFirst) {
          isFirst = false
          await saveChange(other.store, { kind: 'facility', record, set: { people: 300 } })
        }
        return value
      },
    })
    const { changes } = await phone.syncStore.readOutbound(ALL)
    await phone.syncStore.settle(answer(changes, { now: NOW }))
    expect((await phone.queries.record(record))?.fields).toMatchObject({
      name: 'Школа',
      people: 300,
    })
    expect((await phone.syncStore.readOutbound(ALL)).queued).toBe(1)
  })

  test('[OB1] loses neither the write nor the answer', async () => {
    const { phone, settlement } = await phoneWithAnswer()
    const [first] = settlement.sent
    if (first === undefined) throw new Error('one change was sent')
    const writes = Array.from({ length: 5 }, (_, n) =>
      saveChange(phone.store, { kind: 'facility', record: first.record, set: { people: n } }),
    )
    await Promise.all([...writes, phone.syncStore.settle(settlement)])
    const found = await phone.queries.record(first.record)
    expect(found?.fields).toMatchObject({ name: 'Школа', people: 4 })
    expect((await phone.syncStore.readOutbound(ALL)).queued).toBe(5)
    expect(found?.delivery.state).toBe('saved')
  })
})

test('[D1] every transaction that writes is strict: a power cut takes nothing that was confirmed', async () => {
  const { disk, phone, settlement } = await phoneWithAnswer()
  await phone.syncStore.settle(settlement)
  await phone.syncStore.reset('restored')
  await phone.keepHouse()
  expect(disk.durabilities.length).toBeGreaterThan(2)
  expect(new Set(disk.durabilities)).toEqual(new Set(['strict']))
})
