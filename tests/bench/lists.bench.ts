import { expect, test } from 'vitest'
import { uk } from '../../src/i18n/uk.ts'
import { makeNeedChanges, makeReplica } from '../support/api-client.ts'
import { writeAsCoordinator } from '../support/city-hall.ts'
import { chip, join } from '../support/field-worker.ts'
import { countRecords } from '../support/phone-database.ts'
import { setStage } from '../support/stage.ts'
import { slowDown } from './bench-page.ts'
import { longestFrame, timeOfSearch, timeOfTap } from './list-page.ts'
import { percentile, report } from './report.ts'

const SLOW_CPU = 4
const MANY = 10_000
const FEW = 100
const ROUNDS = 5
const QUERIES = ['пауер', 'під’їзд 77', 'генератор голос']

/** The same screen with few records is the reference: a list must not know how long it is. */
type Figures = { first: number; again: number; search: number; frame: number }
const measured = new Map<number, Figures>()
const { server, newPhone } = setStage()

test.each([FEW, MANY])('the list of needs with %i records', async (count) => {
  const more = count - (count === MANY ? FEW : 0)
  await writeAsCoordinator(server(), makeNeedChanges(more, makeReplica(), Date.now()))
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await chip(page, uk['chip.all']).waitFor({ timeout: 120_000 })
  await expect
    .poll(() => countRecords(page, 'need'), { timeout: 120_000 })
    .toBeGreaterThanOrEqual(count)
  await slowDown(page, SLOW_CPU)
  const first: number[] = []
  const again: number[] = []
  for (let n = 0; n < ROUNDS; n++) {
    await page.goto(`${server().url}/#/today`)
    await page.reload()
    // The first screen is drawn before the store is open; this is the tap of who found it whole.
    await chip(page, /./).waitFor()
    first.push(await timeOfTap(page, '#/needs', '.windowed-row a'))
    await page.getByText(new RegExp(uk['sr.results'].replace('{n}', '\\d+'))).waitFor({
      state: 'attached',
    })
    await timeOfTap(page, '#/menu', 'a[href="#/menu/help"]')
    again.push(await timeOfTap(page, '#/needs', '.windowed-row a'))
  }
  const search: number[] = []
  for (const query of QUERIES) search.push(await timeOfSearch(page, 'need-find', query))
  await timeOfSearch(page, 'need-find', '')
  const figures = {
    first: percentile(first, 0.5),
    again: percentile(again, 0.5),
    search: percentile(search, 0.9),
    frame: await longestFrame(page),
  }
  measured.set(count, figures)
})

test('thousands of records beside a hundred', () => {
  const [few, many] = [measured.get(FEW), measured.get(MANY)]
  if (few === undefined || many === undefined) throw new Error('both were measured')
  const rows = [
    ['first', 'tap to first rows, app just opened', 300],
    ['again', 'tap to first rows, later', 300],
    ['search', 'a letter to its result', 150],
    ['frame', 'longest frame while scrolling', 50],
  ] as const
  for (const [name, what, limitMs] of rows) {
    report({
      figure: `needs, 10,000 on the phone, 4× slower CPU: ${what}`,
      value: many[name],
      unit: ' ms',
      limit: limitMs,
      bound: 'at most',
      note: `${(many[name] / few[name]).toFixed(2)} times that of 100 records (${few[name].toFixed(0)} ms)`,
    })
  }
})
