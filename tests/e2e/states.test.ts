// What a screen looks like when a part of the app is not there, when the server did not accept something,
// when two people changed the same thing. Each is drawn, named and as fit for a thumb as the rest.
// "Nothing yet" and "being read" stand in four-states.test.ts.

import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { uk } from '../../src/i18n/uk.ts'
import type { RecordId } from '../../src/domain/base/ids.ts'
import { isRecordId } from '../../src/domain/base/ids.ts'
import { writeStamp } from '../../src/domain/replica/stamp.ts'
import { makeReplica } from '../support/api-client.ts'
import { writeAsCoordinator } from '../support/city-hall.ts'
import { button, chip, join, openNote, waitUntilInstalled } from '../support/field-worker.ts'
import { findFaults } from '../support/inspect-screen.ts'
import { SIZE } from '../support/phone.ts'
import { putRows, readRows } from '../support/phone-database.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const LISTS = ['#/needs', '#/power', '#/aid'] as const
const WIDTHS = [SIZE.width / 2, 320, SIZE.width]

test('a list whose part of the app is not on the phone says so, and comes with the next try', async () => {
  const phone = await newPhone({ withoutWorker: true })
  await join(phone, server(), 'field')
  const page = phone.page()
  const found: string[] = []
  await page.route(/assets\/(needs|outages|aid)-screen/, (route) => route.abort())
  for (const list of LISTS) {
    await page.goto(`${server().url}/#/menu`)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: uk['tab.menu'] }).waitFor()
    await page.evaluate((list) => location.assign(list), list)
    await page.getByText(uk['load.failed']).first().waitFor()
    found.push(...(await faultsOf(page, `${list}, not there`)))
  }
  expect(found).toEqual([])
  await page.unroute(/assets\/(needs|outages|aid)-screen/)
  await button(page, uk['act.retry']).tap()
  await page.locator('.windowed-row a').first().waitFor()
})

test('what was not accepted and what two people changed have no fault on any screen', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  const page = phone.page()
  await waitUntilInstalled(page)
  const need = await writeNeed(page)
  await chip(page, uk['chip.all']).waitFor({ timeout: 60_000 })
  await phone.context().setOffline(true)
  await changeNote(page, need, 'Для операційної')
  await changeAsColleague(need, 'Для реанімації')
  await phone.context().setOffline(false)
  await chip(page, /обрати/).waitFor({ timeout: 60_000 })

  await phone.context().setOffline(true)
  await writeNeed(page)
  const stamp = await refuse(page)
  await page.reload()
  await chip(page, /виправити/).waitFor()
  const found: string[] = []
  for (const screen of [
    `#/needs/${need}`,
    '#/needs',
    '#/today',
    '#/today/mine',
    '#/sending',
    '#/sending/choices',
    '#/sending/problems',
    `#/sending/problem/${stamp}`,
  ]) {
    await page.goto(`${server().url}/${screen}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    found.push(...(await faultsOf(page, screen)))
  }
  expect(found).toEqual([])
  await page.goto(`${server().url}/#/needs/${need}`)
  await page.getByText('Для операційної').first().waitFor()
  await page.getByText('Для реанімації').first().waitFor()

  await page.goto(`${server().url}/#/today`)
  await page.getByRole('link', { name: uk['sr.mine.all'] }).tap()
  const mine = page.locator('.windowed-row a')
  await mine.filter({ hasText: uk['rec.problem'] }).waitFor()
  await mine.filter({ hasText: uk['rec.choose'] }).tap()
  await page.getByText('Для реанімації').first().waitFor()
})

async function faultsOf(page: Page, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    // Widths do not depend on colours.
    const faults = await findFaults(page, theme === 'light' ? WIDTHS : [SIZE.width])
    found.push(...faults.map((one) => `${theme} ${screen}: ${one}`))
  }
  return found
}

async function writeNeed(page: Page): Promise<RecordId> {
  await page.goto(`${server().url}/#/needs/new`)
  await button(page, /^Генератор/)
    .first()
    .tap()
  await page.getByText(uk['urg.crit'], { exact: true }).tap()
  await button(page, uk['need.save']).tap()
  await page.getByText(uk['need.saved']).first().waitFor()
  await page.goto(`${server().url}/#/needs?whose=mine`)
  const href = await page.locator('.windowed-row a').first().getAttribute('href')
  const id = href?.split('/').at(-1)
  if (!isRecordId(id)) throw new Error('the need stands in the list')
  return id
}

async function changeNote(page: Page, need: RecordId, text: string): Promise<void> {
  await page.goto(`${server().url}/#/needs/${need}/edit`)
  await (await openNote(page)).fill(text)
  await button(page, uk['act.save']).tap()
  await page.locator('.need-badges').waitFor()
}

/** Later than the phone's own change, and earlier at the server. */
async function changeAsColleague(need: RecordId, note: string): Promise<void> {
  const id = writeStamp({ ms: Date.now() + 60_000, counter: 0 }, makeReplica())
  await writeAsCoordinator(server(), [{ id, kind: 'need', record: need, set: { note } }])
}

const Waiting = v.looseObject({
  id: v.string(),
  body: v.looseObject({ set: v.record(v.string(), v.unknown()) }),
})

/** Marks what waits as the server's answer would: no form lets anything through that it refuses. */
async function refuse(page: Page): Promise<string> {
  const row = v.parse(Waiting, (await readRows(page, 'outbox')).at(-1))
  const path = Object.keys(row.body.set).find((name) => name.endsWith('/quantity'))
  const rejection = { code: 'invalid_value', path }
  await putRows(page, { outbox: [{ ...row, state: 'rejected', body: { ...row.body, rejection } }] })
  return row.id
}
