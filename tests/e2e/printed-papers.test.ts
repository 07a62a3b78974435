import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import { CATALOGUE_ITEMS } from '../../src/domain/catalogue/catalogue.ts'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import { writeStamp } from '../../src/domain/replica/stamp.ts'
import { uk as cityHall } from '../../src/i18n/city-hall/uk.ts'
import { makeReplica } from '../support/api-client.ts'
import { writeAsCoordinator } from '../support/city-hall.ts'
import { button, joinWhole } from '../support/field-worker.ts'
import { readCodes } from '../support/read-code.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const LINES = 40
const DONOR = 'Місто Гданськ'
const DISTRICTS = ['UA80000000000336424', 'UA80000000000126643']
const items = CATALOGUE_ITEMS.filter(({ id, unit }) => id !== 'other' && unit !== 'money')
const aid = makeRecordId(Date.now() + 1, randomBytes(10))

beforeAll(async () => {
  const replica = makeReplica()
  const ms = Date.now()
  const changes = [...makeNeeds(), ...makeAid()].map((change, counter) => ({
    ...change,
    id: writeStamp({ ms, counter }, replica),
  }))
  await writeAsCoordinator(server(), changes)
})

type Made = Omit<Change, 'id'>

function makeNeeds(): Made[] {
  return items.slice(0, LINES).map(({ id, unit }, n) => ({
    kind: 'need',
    record: makeRecordId(Date.now() - n, randomBytes(10)),
    set: {
      status: 'verified',
      urgency: n % 3 === 0 ? 'critical' : 'urgent',
      place: DISTRICTS[n % 2] ?? null,
      'lines/a/item': id,
      'lines/a/unit': unit,
      'lines/a/quantity': 10 + n,
      'lines/a/spec/power': 100 + n,
    },
  }))
}

function makeAid(): Made[] {
  const donor = makeRecordId(Date.now(), randomBytes(10))
  const lines = items.slice(0, LINES).flatMap(({ id, unit }, n) => {
    const at = `lines/l${n}`
    return Object.entries({
      [`${at}/item`]: id,
      [`${at}/unit`]: unit,
      [`${at}/promised`]: 10,
      [`${at}/received`]: 10,
    })
  })
  const received = { donor, form: 'goods', status: 'received', receivedAt: Date.now() - DAY_MS }
  return [
    { kind: 'donor', record: donor, set: { 'name/uk': DONOR, 'name/en': 'City of Gdańsk' } },
    { kind: 'aid', record: aid, set: { ...received, ...Object.fromEntries(lines) } },
  ]
}

/** Gives how many sheets the browser makes of it; keeps them where somebody wants to look. */
async function printSheets(page: Page, name: string): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  if (process.env.PAPERS !== undefined) writeFileSync(joinPath(process.env.PAPERS, name), pdf)
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}

async function codesOf(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: 'print' })
  const png = await page.screenshot({ fullPage: true, scale: 'css' })
  await page.emulateMedia({ media: null })
  return readCodes(png)
}

/** A grid keeps the height that it had before a table went over pages, and what follows lies on it. */
async function findGridsAroundTables(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: 'print' })
  const found = await page.locator('table').evaluateAll((tables) => {
    const grids = new Set<string>()
    for (const table of tables)
      for (let at = table.parentElement; at !== null && at.id !== 'app'; at = at.parentElement)
        if (/grid|flex/.test(getComputedStyle(at).display)) grids.add(at.className)
    return [...grids]
  })
  await page.emulateMedia({ media: null })
  return found
}

test('an assessment of forty lines prints, and the code on it opens the page that says whether it holds', async () => {
  const phone = await newPhone()
  const page = await joinWhole(phone, server(), 'coordinator')
  await page.goto(`${server().url}/#/assessments/new`)
  await button(page, cityHall['as.preview']).tap()
  await button(page, cityHall['as.approve']).tap()
  await page.locator('.qr-image').waitFor()
  expect(await page.locator('.document tbody tr').count()).toBeGreaterThanOrEqual(LINES)
  expect(await findGridsAroundTables(page)).toEqual([])
  const sheets = await printSheets(page, 'assessment.pdf')
  expect(sheets).toBeGreaterThan(1)
  expect(sheets).toBeLessThan(7)
  const [code = ''] = await codesOf(page)
  expect(code).toMatch(new RegExp(`^${server().url}/check/`))
  expect(await (await fetch(code)).text()).toMatch(/Yes\.|Так\./)
})

test('an acceptance act of forty lines prints with a code that names its record', async () => {
  const phone = await newPhone()
  const page = await joinWhole(phone, server(), 'coordinator')
  await page.goto(`${server().url}/#/aid/${aid}/act`)
  await page.locator('.qr-image').first().waitFor()
  expect(await findGridsAroundTables(page)).toEqual([])
  expect(await printSheets(page, 'act.pdf')).toBeGreaterThan(1)
  expect((await codesOf(page))[0]).toContain(aid)
})

test('a report for a donor prints on its sheets', async () => {
  const phone = await newPhone()
  const page = await joinWhole(phone, server(), 'coordinator')
  await page.goto(`${server().url}/#/reports`)
  await page.getByLabel(cityHall['ov.donor'], { exact: true }).selectOption({ label: DONOR })
  await page.locator('article.document table').first().waitFor()
  expect(await findGridsAroundTables(page)).toEqual([])
  expect(await printSheets(page, 'report.pdf')).toBeGreaterThan(1)
})
