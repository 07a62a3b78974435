import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { CLOCK_START, tick, writeStamp } from '../../src/domain/replica/stamp.ts'
import { uk as cityHall } from '../../src/i18n/city-hall/uk.ts'
import { uk } from '../../src/i18n/uk.ts'
import { sayOfUse } from '../../src/i18n/use-report-words.ts'
import { makeReplica } from '../support/api-client.ts'
import { writeAsCoordinator } from '../support/city-hall.ts'
import { joinWhole } from '../support/field-worker.ts'
import { findFaults } from '../support/inspect-screen.ts'
import { setStage } from '../support/stage.ts'

const { server, newPhone } = setStage()
const DONOR = 'Місто Гданськ'
const WIDTHS = [320, 360]

beforeAll(async () => {
  const replica = makeReplica()
  const now = Date.now()
  const [donor, aid] = [makeRecordId(now, randomBytes(10)), makeRecordId(now + 1, randomBytes(10))]
  const first = tick(CLOCK_START, now)
  const given = {
    donor,
    form: 'goods',
    status: 'received',
    humanitarian: true,
    receivedAt: now - 20 * DAY_MS,
    clearedAt: now - 20 * DAY_MS,
    'documents/d/type': 'humanitarian-declaration',
    'documents/d/number': 'ГД-17',
    'lines/a/item': 'generator-diesel',
    'lines/a/unit': 'piece',
    'lines/a/promised': 10,
    'lines/a/received': 10,
    'distributions/x/line': 'a',
    'distributions/x/quantity': 4,
    'distributions/x/toResidents/place': 'UA80000000000336424',
    'distributions/x/toResidents/households': 12,
    'distributions/x/at': now - DAY_MS,
    'distributions/x/receivedBy': 'Марія Таємна',
    'distributions/x/signature': 'M10 10l50 40l60 -20',
  }
  const changes = [
    {
      id: writeStamp(first, replica),
      kind: 'donor' as const,
      record: donor,
      set: { 'name/uk': DONOR, 'name/en': 'City of Gdańsk', country: 'PL' },
    },
    { id: writeStamp(tick(first, now), replica), kind: 'aid' as const, record: aid, set: given },
  ]
  await writeAsCoordinator(server(), changes)
})

test('a donor reads what became of its aid, and sees a signature only where it was chosen', async () => {
  const phone = await newPhone()
  const page = await joinWhole(phone, server(), 'coordinator')
  await page.goto(`${server().url}/#/reports`)
  await page.getByLabel(cityHall['ov.donor'], { exact: true }).selectOption({ label: DONOR })
  await page.getByLabel(uk['as.lang']).selectOption('pl')
  const paper = page.locator('article.document')
  await paper.getByText(sayOfUse('pl', 'title')).waitFor()
  await paper.getByText(new RegExp(sayOfUse('pl', 'households', { n: 12 }))).waitFor()
  expect(await paper.textContent()).not.toContain('Таємна')
  expect(await paper.locator('figure').count()).toBe(0)
  await page.getByText(cityHall['rep.proofs'].replace('{n}', '0')).tap()
  await page.getByLabel(new RegExp(cityHall['rep.proof.signature'])).tap()
  await paper.locator('figure svg').waitFor()
  expect(await findFaults(page, WIDTHS)).toEqual([])
})

test('declared aid says how many days are left and what was handed out', async () => {
  const phone = await newPhone()
  const page = await joinWhole(phone, server(), 'coordinator')
  await page.goto(`${server().url}/#/reports/humanitarian`)
  const part = page.locator('article.document section', { hasText: DONOR })
  await part.getByText(/ГД-17/).waitFor()
  expect(await part.textContent()).toContain(uk['aid.report.left'].replace('{days}', '70'))
  expect(await part.getByRole('row').last().textContent()).toMatch(/10.*4.*6/)
  expect(await findFaults(page, WIDTHS)).toEqual([])
})
