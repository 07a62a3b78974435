import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { uk } from '../../src/i18n/uk.ts'
import { enrol, makeNeedChanges, makeReplica, sync } from '../support/api-client.ts'
import { chip, join } from '../support/field-worker.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { slowDown } from './bench-page.ts'
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
    await page.getByRole('link', { name: uk['tab.needs'] }).waitFor()
    first.push(await timeOfTap(page, '#/needs', '.windowed-row a'))
    await page.getByText(new RegExp(uk['sr.results'].replace('{n}', '\\d+'))).waitFor({
      state: 'attached',
    })
    await timeOfTap(page, '#/menu', 'a[href="#/menu/help"]')
    again.push(await timeOfTap(page, '#/needs', '.windowed-row a'))
  }
  const search: number[] = []
  for (const query of QUERIES) search.push(await timeOfSearch(page, query))
  await timeOfSearch(page, '')
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

/** Milliseconds from the press of a link until what it leads to is drawn. */
async function timeOfTap(page: Page, href: string, shown: string): Promise<number> {
  const ms: unknown = await page.evaluate(
    ([href, shown]) =>
      new Promise((resolve) => {
        const started = performance.now()
        const look = () => {
          if (document.querySelector(shown ?? '') === null) requestAnimationFrame(look)
          else requestAnimationFrame(() => resolve(performance.now() - started))
        }
        document.querySelector<HTMLElement>(`nav a[href="${href}"]`)?.click()
        look()
      }),
    [href, shown],
  )
  return v.parse(v.number(), ms)
}

/** Milliseconds from the last letter until the rows of the result are drawn. */
async function timeOfSearch(page: Page, query: string): Promise<number> {
  const ms: unknown = await page.evaluate(
    (query) =>
      new Promise((resolve) => {
        const field = document.querySelector<HTMLInputElement>('#need-find')
        if (field === null) throw new Error('the list has a search')
        const before = document.querySelector('.windowed')?.innerHTML
        const started = performance.now()
        field.value = query
        field.dispatchEvent(new Event('input', { bubbles: true }))
        const look = () => {
          if (document.querySelector('.windowed')?.innerHTML === before) requestAnimationFrame(look)
          else resolve(performance.now() - started)
        }
        look()
      }),
    query,
  )
  return v.parse(v.number(), ms)
}

/** Two seconds of a fast thumb; the longest time between two frames. */
async function longestFrame(page: Page): Promise<number> {
  const ms: unknown = await page.evaluate(
    () =>
      new Promise((resolve) => {
        let last = performance.now()
        let longest = 0
        let left = 120
        const step = (now: number) => {
          longest = Math.max(longest, now - last)
          last = now
          scrollBy(0, 90)
          if (left-- > 0) requestAnimationFrame(step)
          else resolve(longest)
        }
        requestAnimationFrame(step)
      }),
  )
  return v.parse(v.number(), ms)
}
