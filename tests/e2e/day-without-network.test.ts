import { expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import {
  button,
  chip,
  join,
  powerOffButton,
  SCHOOL,
  waitUntilInstalled,
} from '../support/field-worker.ts'
import { setStage } from '../support/stage.ts'

/** Among those that are often needed, so that nothing has to be typed. */
const ITEM = 'Павербанк'
const MINE = new RegExp(`${ITEM}.*${SCHOOL}`)

const { server, newPhone } = setStage()

test('a night without network reaches a colleague, and nobody pressed a button to send', async () => {
  const colleague = await newPhone()
  await join(colleague, server(), 'coordinator')
  const mine = await newPhone()
  await join(mine, server(), 'field')
  await waitUntilInstalled(mine.page())
  await mine.context().setOffline(true)

  await mine.openFromIcon(server().url)
  await mine.touch(powerOffButton(mine.page()))
  await button(mine.page(), uk['power.act.on']).waitFor()
  expect(mine.touches()).toBe(2)

  await mine.openFromIcon(server().url)
  await mine.touch(mine.page().getByRole('link', { name: uk['today.need'] }))
  await mine.touch(button(mine.page(), ITEM))
  await mine.touch(mine.page().getByText(uk['urg.crit'], { exact: true }))
  await mine.touch(button(mine.page(), uk['need.save']))
  await mine.page().getByText(uk['need.saved']).waitFor()
  expect(mine.touches()).toBe(5)

  await mine.close()
  // A browser that starts sends what it has before a test could cut it off: so nobody is there.
  await server().kill()
  await mine.open({ offline: true })
  await mine.page().goto(server().url)
  await button(mine.page(), uk['power.act.on']).waitFor()
  await mine.page().getByRole('link', { name: MINE }).waitFor()
  await chip(mine.page(), /^2 чекають/).waitFor()

  await server().start()
  await mine.context().setOffline(false)
  await chip(mine.page(), uk['chip.all']).waitFor({ timeout: 60_000 })
  await colleague.openFromIcon(server().url)
  // City hall opens on the overview; the place where this person works is on Today.
  await colleague.page().goto(`${server().url}/#/today`)
  await button(colleague.page(), uk['power.act.on']).waitFor({ timeout: 60_000 })
  await colleague.page().goto(`${server().url}/#/needs`)
  await colleague.page().getByRole('link', { name: MINE }).waitFor({ timeout: 60_000 })
})
