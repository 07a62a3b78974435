// What partner cities gave, entered by hand on a phone and read back on another one.

import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import { button, chip, join, radio, SCHOOL, waitUntilInstalled } from '../support/field-worker.ts'
import { letNoticesStay } from '../support/let-notices-stay.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const WARSAW = 'Варшава'
const LEIPZIG = 'Лейпциг'
const TALLINN = 'Таллінн'

test('an arrival as listed and a hand-out take five touches each', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'field')
  await phone.openFromIcon(server().url)
  await phone.touch(phone.page().getByRole('link', { name: uk['today.receive'] }))
  await phone.touch(button(phone.page(), TALLINN))
  await phone.touch(button(phone.page(), uk['aid.asplanned']))
  await phone.touch(button(phone.page(), uk['act.save']))
  await phone.page().locator('.aid-way').waitFor()
  expect(phone.touches()).toBe(5)

  await phone.openFromIcon(server().url)
  await phone.touch(phone.page().getByRole('link', { name: uk['today.give'] }))
  await phone.touch(phone.page().locator('label.radio', { hasText: TALLINN }).first())
  await phone.touch(button(phone.page(), SCHOOL))
  await phone.touch(button(phone.page(), uk['act.save']))
  await phone.page().locator('.aid-way').waitFor()
  expect(phone.touches()).toBe(5)
})

test('that a hand-out will be sent is said until it has gone', async () => {
  const phone = await newPhone({ script: letNoticesStay })
  await join(phone, server(), 'field')
  const page = phone.page()
  await waitUntilInstalled(page)
  await page.goto(`${server().url}/#/aid/give`)
  await page.locator('label.radio').first().tap()
  await phone.context().setOffline(true)
  await button(page, SCHOOL).tap()
  await button(page, uk['act.save']).tap()
  const notice = page.locator('.snackbar', { hasText: uk['aid.given.saved'] })
  await notice.filter({ hasText: uk['sync.auto'] }).waitFor()
  await phone.context().setOffline(false)
  await notice.filter({ hasNotText: uk['sync.auto'] }).waitFor()
})

test('what three cities gave is entered by hand, and each number is right on another phone', async () => {
  const mine = await newPhone()
  await join(mine, server(), 'field')
  const page = mine.page()
  const told = [
    await warsawsGenerators(page),
    await leipzigsFireEngines(page),
    await tallinnsHeaters(page),
    await tallinnsGrant(page),
  ]
  await page.goto(`${server().url}/#/today`)
  await chip(page, uk['chip.all']).waitFor({ timeout: 60_000 })

  const other = await newPhone()
  await join(other, server(), 'coordinator')
  for (const { address, says } of told) {
    await other.page().goto(address)
    for (const words of says)
      await other.page().getByText(words).first().waitFor({ timeout: 60_000 })
    expect(await balance(other.page())).toEqual(
      told.find((one) => one.address === address)?.balance,
    )
  }
})

type Told = {
  readonly address: string
  readonly says: readonly (string | RegExp)[]
  readonly balance: Readonly<Record<string, string>>
}

/** 90 came, 40 and then 60 went out: ten more than there were is warned of and allowed. */
async function warsawsGenerators(page: Page): Promise<Told> {
  await begin(page, WARSAW)
  await addItem(page, 'Генератор')
  await fill(page, uk['aid.recv.qty'], '90')
  await save(page)
  expect(await balance(page)).toMatchObject({ Отримано: '90 шт.', Лишилося: '90 шт.' })
  await handOut(page, '40')
  await button(page, uk['act.save']).tap()
  await page.locator('.aid-way').waitFor()
  expect(await balance(page)).toMatchObject({ Видано: '40 шт.', Лишилося: '50 шт.' })
  await handOut(page, '60')
  await page.getByText(say(uk['aid.over'], { n: '10' })).waitFor()
  await button(page, uk['aid.over.ok']).tap()
  return told(page, [WARSAW, say(uk['aid.bal.over'], { q: '10 шт.' })])
}

/** On the way, then at customs, then here: the report is counted from the day they left customs. */
async function leipzigsFireEngines(page: Page): Promise<Told> {
  await begin(page, LEIPZIG)
  await radio(page, uk['aid.step.in-transit']).tap()
  await addItem(page, 'Пожежний автомобіль')
  await fill(page, uk['aid.exp.qty'], '17')
  await save(page)
  await button(page, say(uk['aid.next'], { step: uk['aid.step.at-customs'] })).tap()
  await page.locator('[aria-current=step]', { hasText: uk['aid.step.at-customs'] }).waitFor()
  await page.getByRole('link', { name: uk['aid.arrived.count'] }).first().tap()
  await button(page, uk['aid.asplanned']).tap()
  await save(page)
  const { address } = await told(page, [])
  await page.getByRole('link', { name: new RegExp(uk['aid.papers']) }).tap()
  await page.getByRole('switch').tap()
  const due = say(uk['aid.report.left'], { days: '90 днів' })
  await page.getByText(due).waitFor()
  await page.goto(address)
  return told(page, [LEIPZIG, new RegExp(due), uk['aid.step.received']])
}

/** Ten were agreed, eight came, one of them broken, and two will not come. */
async function tallinnsHeaters(page: Page): Promise<Told> {
  await begin(page, TALLINN)
  await radio(page, uk['aid.step.agreed']).tap()
  await addItem(page, 'Дизельний обігрівач')
  await fill(page, uk['aid.exp.qty'], '10')
  await save(page)
  await page.getByRole('link', { name: uk['aid.arrived.count'] }).first().tap()
  await fill(page, uk['aid.recv.qty'], '8')
  await page.getByText(say(uk['aid.less'], { n: '2' })).waitFor()
  await fill(page, uk['aid.damaged'], '1')
  await fill(page, uk['aid.line.missing'], '2')
  await save(page)
  expect(await balance(page)).toEqual({
    Обіцяно: '10 шт.',
    Отримано: '7 шт.',
    Пошкоджено: '1 шт.',
    'Бракує за актом': '2 шт.',
    Лишилося: '7 шт.',
  })
  return told(page, [TALLINN, say(uk['aid.bal.short'], { q: '2 шт.' })])
}

/** Money instead of equipment keeps the link to what was asked for. */
async function tallinnsGrant(page: Page): Promise<Told> {
  await begin(page, TALLINN)
  await radio(page, uk['aid.form.money']).tap()
  await fill(page, uk['aid.money.amount'], '50 000,50')
  await fill(page, uk['aid.money.purpose'], 'Замість обладнання')
  await page.getByRole('checkbox').first().tap()
  await save(page)
  return told(page, [/50.000,50/, 'Замість обладнання', say(uk['aid.needs.for'], { n: '1' })])
}

async function begin(page: Page, donor: string): Promise<void> {
  await page.goto(`${server().url}/#/today`)
  await page.goto(`${server().url}/#/aid/receive`)
  await button(page, donor).tap()
  await page.locator('.chip[aria-pressed=true]', { hasText: donor }).waitFor()
  const notExpected = page.getByText(uk['aid.list.new'])
  if (await notExpected.isVisible()) await notExpected.tap()
}

async function addItem(page: Page, name: string): Promise<void> {
  await button(page, uk['aid.what.choose']).tap()
  await page.getByRole('searchbox').fill(name)
  await page
    .locator('.item-picker .row', { hasText: new RegExp(`^${name}`) })
    .first()
    .tap()
}

async function handOut(page: Page, quantity: string): Promise<void> {
  await page.getByRole('link', { name: uk['aid.give.add'] }).first().tap()
  await fill(page, uk['aid.give.qty'], quantity)
  await button(page, SCHOOL).tap()
}

async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(text)
}

async function save(page: Page): Promise<void> {
  await button(page, uk['act.save']).tap()
  await page.locator('.aid-way').waitFor()
}

async function told(page: Page, says: readonly (string | RegExp)[]): Promise<Told> {
  await page.locator('.aid-way').waitFor()
  for (const words of says) await page.getByText(words).first().waitFor()
  return { address: page.url(), says, balance: await balance(page) }
}

/** The balance of the record's one line, as it stands on the card. */
async function balance(page: Page): Promise<Readonly<Record<string, string>>> {
  const list = page.locator('.aid-balance').first()
  if ((await list.count()) === 0) return {}
  const texts = await list.locator('dt, dd').allTextContents()
  const plain = texts.map((text) => text.replace(/\u00a0/g, ' '))
  return Object.fromEntries(
    plain.flatMap((text, at) => (at % 2 === 0 ? [[text, plain[at + 1] ?? '']] : [])),
  )
}

/** A sentence of the dictionary with its gaps filled; a number and its unit are never torn apart. */
function say(sentence: string, filled: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) =>
    (filled[name] ?? '').replace(/ (?=шт\.)/g, '\u00a0'),
  )
}
