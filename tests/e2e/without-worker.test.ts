import { expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { pullAll } from '../support/api-client.ts'
import { enrolAs } from '../support/city-hall.ts'
import { button, chip, join, powerOffButton } from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()

test('a browser without a service worker records without a network and sends when it returns', async () => {
  const phone = await newPhone({ withoutWorker: true })
  await join(phone, server(), 'field')
  expect(await phone.page().evaluate(() => 'serviceWorker' in navigator)).toBe(false)

  await phone.context().setOffline(true)
  await phone.touch(powerOffButton(phone.page()))
  await button(phone.page(), uk['power.act.on']).waitFor()
  await phone.context().setOffline(false)
  await chip(phone.page(), uk['chip.all']).waitFor({ timeout: 60_000 })

  const token = await enrolAs(server(), 'coordinator')
  const { records } = await pullAll(server().url, token)
  const mine = records.filter(({ kind, fields }) => kind === 'outage' && fields.scope === 'place')
  expect(mine.length).toBeGreaterThan(0)
})
