import { test } from 'vitest'
import type { Page } from 'playwright-core'
import { uk } from '../../src/i18n/uk.ts'
import { setBenchStage, slowDown } from './bench-page.ts'
import { longestFrame, timeOfSearch, timeOfTap } from './list-page.ts'
import { percentile, report } from './report.ts'

const SLOW_CPU = 4
/** Ten thousand outages are among them, and 2,300 aid records. */
const RECORDS = 17_000
const ROUNDS = 3
const FIRST_ROW = '.windowed-row a'
const LISTS = [
  // Only what the phone has of all times are ten thousand rows.
  {
    name: 'outages',
    href: '#/power',
    field: 'outage-find',
    query: 'під’їзд 77',
    all: '?when=ever',
  },
  { name: 'aid', href: '#/aid', field: 'aid-find', query: 'генератор', all: '?part=stock' },
] as const

const { server, newCityPhone } = setBenchStage()

test.each(LISTS)('the list of $name of a city of 17,000 records', async (list) => {
  const page = (await newCityPhone(RECORDS)).page()
  await slowDown(page, SLOW_CPU)
  const first: number[] = []
  const again: number[] = []
  for (let n = 0; n < ROUNDS; n++) {
    await page.goto(`${server().url}/#/menu`)
    await page.reload()
    await page.getByRole('link', { name: uk['tab.needs'] }).waitFor()
    first.push(await timeOfTap(page, list.href, FIRST_ROW))
    await waitUntilRead(page)
    await timeOfTap(page, '#/menu', 'a[href="#/menu/help"]')
    again.push(await timeOfTap(page, list.href, FIRST_ROW))
  }
  await page.goto(`${server().url}/${list.href}${list.all}`)
  await page.locator(FIRST_ROW).first().waitFor()
  await waitUntilRead(page)
  const search = await timeOfSearch(page, list.field, list.query)
  await timeOfSearch(page, list.field, '')
  const rows = [
    ['tap to first rows, app just opened', percentile(first, 0.5), 300],
    ['tap to first rows, later', percentile(again, 0.5), 300],
    ['a letter to its result', search, 150],
    ['longest frame while scrolling', await longestFrame(page), 50],
  ] as const
  for (const [what, value, limit] of rows)
    report({
      figure: `${list.name}, 17,000 records, 4× slower CPU: ${what}`,
      value,
      unit: ' ms',
      limit,
      bound: 'at most',
    })
})

/** While records are still being read, rows change without any letter. */
async function waitUntilRead(page: Page): Promise<void> {
  const counted = new RegExp(uk['sr.results'].replace('{n}', '\\d+'))
  await page.getByText(counted).waitFor({ state: 'attached', timeout: 120_000 })
}
