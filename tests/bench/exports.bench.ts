import { expect, test } from 'vitest'
import type { BareRecord } from '../../src/domain/views/overview/overview.ts'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import { writeExport, type ExportOrder } from '../../src/exports/write-export.ts'
import { AIDS, CITY, NEEDS, NOW, OUTAGES, WORDS } from '../exports/a-city.ts'
import { report } from './report.ts'

const ROWS = 20_000
const ORDER: ExportOrder = {
  what: 'needs',
  format: 'xlsx',
  since: undefined,
  until: undefined,
  district: undefined,
  now: NOW,
  allowed: { exactPlaces: false, contacts: false, freeTexts: true },
}

/** The writing alone, by this machine's processor: on a phone it runs in a worker, beside the page. */
test('a workbook of 20,000 rows', async () => {
  const [sample] = NEEDS
  const need = Array.from({ length: ROWS / 2 }, (_, n): BareRecord => ({
    id: makeRecordId(NOW + n, new Uint8Array(10)),
    fields: sample?.fields ?? {},
  }))
  const about = { words: WORDS, city: CITY }
  const started = performance.now()
  const file = await writeExport({ need: [need], outage: [OUTAGES], aid: [AIDS] }, ORDER, about)
  const took = performance.now() - started
  expect(file.size).toBeGreaterThan(ROWS)
  report({
    figure: 'a workbook of 20,000 rows, written',
    value: took / 1000,
    unit: ' s',
    limit: 5,
    bound: 'at most',
    note: `${Math.round(file.size / 1024)} KiB, in a worker: the page goes on`,
  })
})
