import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import readXlsxFile from 'read-excel-file/node'
import pl from '../../src/i18n/document/phrases-pl.json'
import { uk as cityHall } from '../../src/i18n/city-hall/uk.ts'
import { uk } from '../../src/i18n/uk.ts'
import { makeOutageChanges, makeReplica } from '../support/api-client.ts'
import { writeAsCoordinator } from '../support/city-hall.ts'
import { button, join, joinWhole, waitUntilInstalled } from '../support/field-worker.ts'
import { findBrokenWords } from '../support/inspect-screen.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
/** Past a third of a megabyte of cells the packer would ask for a worker of its own. */
const ROWS = 2000

test('a coordinator saves a workbook of the needs without a network', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await waitUntilInstalled(page)
  const parts = await (await fetch(`${server().url}/office.json`)).json()
  await expect.poll(() => page.evaluate(listOfficeParts)).toBe(Object.keys(parts).length)
  await phone.context().setOffline(true)
  await page.goto(`${server().url}/#/exports`)
  await page.getByLabel(cityHall['ov.period']).selectOption('all')
  const download = page.waitForEvent('download')
  await button(page, cityHall['exp.go']).tap()
  const [sheet] = await readXlsxFile(readFileSync(await (await download).path()))
  expect(sheet?.data[1]).toContain('#item+code')
  expect(sheet?.data.length).toBeGreaterThan(4)
})

test('a workbook of thousands of rows is written under the policy that forbids foreign workers', async () => {
  await writeAsCoordinator(server(), makeOutageChanges(ROWS, makeReplica(), Date.now()))
  const phone = await newPhone()
  const page = await joinWhole(phone, server(), 'coordinator')
  await page.goto(`${server().url}/#/exports`)
  await page.getByText(cityHall['exp.what.outages'], { exact: true }).tap()
  await page.getByLabel(cityHall['ov.period']).selectOption('all')
  // The phone may still be fetching them when the first file is written.
  const countRows = async () => {
    const download = page.waitForEvent('download')
    await button(page, cityHall['exp.go']).tap()
    const [sheet] = await readXlsxFile(readFileSync(await (await download).path()))
    return sheet?.data.length
  }
  await expect.poll(countRows, { interval: 1000 }).toBeGreaterThan(ROWS)
  const left = () => page.workers().filter((worker) => /export-worker/.test(worker.url()))
  await expect.poll(() => left().length).toBe(0)
})

test('an approved assessment has a number and stays as it is; the next edition supersedes it', async () => {
  const phone = await newPhone()
  await join(phone, server(), 'coordinator')
  const page = phone.page()
  await page.goto(`${server().url}/#/assessments/new`)
  await page.getByLabel(uk['as.lang']).selectOption('pl')
  await button(page, cityHall['as.preview']).tap()
  await page.getByText(pl.draft).waitFor()
  expect(await findBrokenWords(page)).toEqual([])
  await button(page, cityHall['as.approve']).tap()
  const next = page.getByRole('link', { name: cityHall['as.next'] })
  await next.waitFor()
  expect(await findBrokenWords(page)).toEqual([])
  const frozen = await page.locator('.document section').nth(1).textContent()
  const address = page.url()
  await next.tap()
  await button(page, cityHall['as.preview']).tap()
  await page.getByText(pl.nochanges).waitFor()
  await button(page, cityHall['as.approve']).tap()
  await next.waitFor()
  await page.goto(address)
  await page.getByText(pl.superseded).waitFor()
  expect(await page.locator('.document section').nth(1).textContent()).toBe(frozen)
})

async function listOfficeParts(): Promise<number> {
  const names = (await caches.keys()).filter((name) => name.startsWith('promin-office-'))
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
  return kept.flat().length
}
