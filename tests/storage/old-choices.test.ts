import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { saveChange } from '../../src/storage/save.ts'
import { answer, stampBy, toldBy } from '../support/answers.ts'
import { fakeDisk, openOn, recordId } from '../support/store-under-test.ts'

const NOW = 1_790_000_000_000

test('[CH6] that nobody made for 14 days goes, counted from when the phone learned of it', async () => {
  const phone = await openOn(fakeDisk(), () => NOW)
  const record = recordId(5)
  await saveChange(phone.store, { kind: 'facility', record, set: { name: 'моя' } })
  const stamp = stampBy('somebody', NOW + 1000)
  const records = [toldBy({ kind: 'facility', id: record, stamp }, { name: 'їхня' })]
  // The phone was away for a month: its colleague's value is old, the news of it is not.
  const learned = NOW + 30 * DAY_MS
  await phone.syncStore.settle(answer([], { records, now: learned }))
  await phone.keepHouse()
  expect((await phone.queries.queueStatus()).choices).toBe(1)
  await phone.syncStore.settle(answer([], { now: learned + 13 * DAY_MS }))
  await phone.keepHouse()
  expect(await phone.queries.choices(record)).toHaveLength(1)
  await phone.syncStore.settle(answer([], { now: learned + 15 * DAY_MS }))
  await phone.keepHouse()
  expect(await phone.queries.choices()).toEqual([])
  const left = await phone.queries.record(record)
  expect(left?.delivery.state).toBe('saved')
  expect(left?.fields['name']).toBe('їхня')
})
