import { expect, test } from 'vitest'
import { storeEnrolment } from '../../src/storage/enrolment.ts'
import { saveChange } from '../../src/storage/save.ts'
import { answer } from '../support/answers.ts'
import { enrolmentAt, fakeDisk, openOn, recordId } from '../support/store-under-test.ts'

const NOW = Date.UTC(2026, 10, 24)
const ALL = { count: 500, bytes: 1_000_000 }
const again = { enrolment: enrolmentAt('site-1'), serverNow: NOW, receivedAt: NOW }

/** A phone that sent one change. */
async function phoneThatSent() {
  const phone = await openOn(fakeDisk(), () => NOW)
  await storeEnrolment(phone.store, phone.meta, again)
  await saveChange(phone.store, { kind: 'facility', record: recordId(1), set: { name: 'Школа' } })
  const { changes } = await phone.syncStore.readOutbound(ALL)
  await phone.syncStore.settle(answer(changes, { now: NOW }))
  return { phone, sent: changes.map(({ id }) => id) }
}

test.each(['unknown_device', 'revoked', undefined] as const)(
  '[RS4] a phone that is enrolled again (%s) sends again what the server had accepted: it may have come back from a backup',
  async (reason) => {
    const { phone, sent } = await phoneThatSent()
    if (reason !== undefined) await phone.syncStore.writeDisconnection(reason)
    await storeEnrolment(phone.store, phone.meta, again)
    const { changes, cursor } = await phone.syncStore.readOutbound(ALL)
    expect(changes.map(({ id }) => id)).toEqual(sent)
    expect(cursor).toBeNull()
    const own = await phone.queries.ownChanges({})
    expect(own.map(({ state }) => state)).toEqual(['queued'])
  },
)
