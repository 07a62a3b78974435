import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { uk } from '../../src/i18n/uk.ts'
import { enrol, makeNeedChanges, makeReplica, sync } from '../support/api-client.ts'
import { chip, join } from '../support/field-worker.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
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
let server: RunningServer
let phone: Phone

beforeAll(async () => {
  server = await startServer({ demo: true })
})
afterEach(() => phone.remove())
afterAll(() => server.remove())

test.each([FEW, MANY])('the list of needs with %i records', async (count) => {
  await push(server, count - (count === MANY ? FEW : 0))
  phone = await openPhone()
  await join(phone, server, 'coordinator')
  const page = phone.page()
  await chip(page, uk['chip.all']).waitFor({ timeout: 120_000 })
  await expect.poll(() => countNeeds(page), { timeout: 120_000 }).toBeGreaterThanOrEqual(count)
  await slowDown(page, SLOW_CPU)
  const first: number[] = []
  const again: number[] = []
  for (let n = 0; n < ROUNDS; n++) {
    await page.goto(`${server.url}/#/today`)
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

test('thousands of records beside a hundred', async () => {
  phone = await openPhone()
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

async function push({ url, invite }: RunningServer, count: number): Promise<void> {
  const { token } = await enrol(url, invite('coordinator').code)
  const replica = makeReplica()
  for (let done = 0; done < count; done += 400) {
    const changes = makeNeedChanges(Math.min(400, count - done), replica, Date.now() - done * 1000)
    const { response } = await sync(url, token, { changes, cursor: null })
    expect(response.rejected).toEqual([])
  }
}

/** Asked of the database itself, so that it holds before anything is measured. */
async function countNeeds(page: Page): Promise<number> {
  const count: unknown = await page.evaluate(
    `new Promise((resolve) => {
      const open = indexedDB.open('promin')
      open.onsuccess = () => {
        const all = open.result.transaction('records').objectStore('records')
          .index('[kind+bucket+id]').count(IDBKeyRange.bound(['need'], ['need', []]))
        all.onsuccess = () => { open.result.close(); resolve(all.result) }
      }
    })`,
  )
  return v.parse(v.number(), count)
}
