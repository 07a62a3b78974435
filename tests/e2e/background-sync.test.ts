import { expect, test } from 'vitest'
import { pullAll } from '../support/api-client.ts'
import { enrolAs } from '../support/city-hall.ts'
import { button, join, powerOffButton, waitUntilInstalled } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'
import { uk } from '../../src/i18n/uk.ts'

const { server, newPhone } = setStage()

test('with every page closed, what was recorded goes out when the network returns', async () => {
  const token = await enrolAs(server(), 'coordinator')
  const phone = await newPhone()
  await join(phone, server(), 'field')
  await waitUntilInstalled(phone.page())
  const before = (await pullAll(server().url, token)).records.length

  await phone.context().setOffline(true)
  await phone.touch(powerOffButton(phone.page()))
  await button(phone.page(), uk['power.act.on']).waitFor()
  // A page that stays open would send by itself: a blank one keeps the browser alive.
  const app = phone.page()
  await phone.newPage()
  await app.close()
  await phone.context().setOffline(false)

  await expect
    .poll(async () => (await pullAll(server().url, token)).records.length, {
      timeout: 60_000,
      interval: 2000,
    })
    .toBe(before + 1)
})
