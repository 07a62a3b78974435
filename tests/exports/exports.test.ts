// Every file is opened by a reader that nobody here wrote, and searched for what must not leave.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '@placemarkio/check-geojson'
import * as fc from 'fast-check'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { writeCsv } from '../../src/exports/csv.ts'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import type { BareRecord } from '../../src/domain/views/overview/overview.ts'
import { isoTime, type Allowed, type Table } from '../../src/exports/table.ts'
import {
  EXPORT_FORMATS,
  EXPORT_KINDS,
  exportTable,
  writeExport,
  type ExportFormat,
  type ExportKind,
} from '../../src/exports/write-export.ts'
import { writeXlsx } from '../../src/exports/xlsx.ts'
import { AIDS, CITY, NEEDS, NOW, OUTAGES, SECRETS, WORDS } from './a-city.ts'
import { parseCsv } from './parse-csv.ts'

const RECORDS = { need: [NEEDS], outage: [OUTAGES], aid: [AIDS] }
const ABOUT = { words: WORDS, city: CITY }
const NOTHING: Allowed = { exactPlaces: false, contacts: false, freeTexts: false }
const ALL: Allowed = { exactPlaces: true, contacts: true, freeTexts: true }
const order = (what: ExportKind, format: ExportFormat, allowed = NOTHING) => ({
  what,
  format,
  allowed,
  since: undefined,
  until: undefined,
  district: undefined,
  now: NOW,
})
const FILES = EXPORT_KINDS.flatMap((what) => EXPORT_FORMATS.map((format) => ({ what, format })))

async function readAsText(file: Blob, format: ExportFormat): Promise<string> {
  if (format !== 'xlsx') return file.text()
  return JSON.stringify(await readSheet(file))
}

async function readSheet(file: Blob) {
  const [sheet] = await readXlsxFile(Buffer.from(await file.arrayBuffer()))
  return sheet?.data ?? []
}

describe('what leaves the municipality', () => {
  test.each(FILES)(
    '[EX2] $what as $format: no contact, no exact place, no free text',
    async ({ what, format }) => {
      const file = await writeExport(RECORDS, order(what, format), ABOUT)
      const text = await readAsText(file, format)
      expect(
        [...SECRETS, 'влучання', 'evil', 'cmd'].filter((secret) => text.includes(secret)),
      ).toEqual([])
    },
  )

  test('[EX2] what a coordinator asked for is in the file', async () => {
    const file = await writeExport(RECORDS, order('needs', 'json', ALL), ABOUT)
    const text = await file.text()
    for (const wanted of ['Олена Таємна', '+380501112233', 'вул. Секретна, 5', 'Школа № 12'])
      expect(text).toContain(wanted)
  })

  test('[EX3] a boiler house that was hit reads as an infrastructure facility somewhere in the city', async () => {
    const table = await exportTable(RECORDS, order('outages', 'csv'), ABOUT)
    const [boiler] = rowsOf(table)
    expect(boiler).toMatchObject({
      placeType: 'Infrastructure facility',
      district: undefined,
      cause: undefined,
    })
    expect(table.points[0]).toBeUndefined()
  })

  test('a record of before the period stays out', async () => {
    const later = { ...order('needs', 'csv'), since: NOW + 1 }
    expect((await exportTable(RECORDS, later, ABOUT)).rows).toEqual([])
  })
})

describe('files that others open', () => {
  test.each(EXPORT_KINDS)(
    '[EX4] the workbook of %s holds the same cells, numbers as numbers',
    async (what) => {
      const table = await exportTable(RECORDS, order(what, 'xlsx', ALL), ABOUT)
      const file = await writeXlsx(table, what)
      const read = await readSheet(file)
      expect(read[0]).toEqual(table.columns.map(({ header }) => header))
      expect(read[1]).toEqual(table.columns.map(({ hxl }) => (hxl === '' ? null : hxl)))
      expect(read.slice(2)).toEqual(table.rows.map((row) => row.map((cell) => cell ?? null)))
    },
  )

  test('[EX1] a workbook has text where somebody typed a formula', async () => {
    const table = await exportTable(RECORDS, order('needs', 'xlsx', ALL), ABOUT)
    const read = await readSheet(await writeXlsx(table, 'needs'))
    expect(read.flat()).toContain('=HYPERLINK("http://evil","Натисніть")')
  })

  test('[EX4] a workbook opens whatever was pasted into a text', async () => {
    const cells = ['\u0001a\uFFFFb', 'c\uD800d', 'e & <f>', 'g\nh', '_x0041_']
    const columns = cells.map((_, n) => ({ key: `${n}`, header: `${n}`, hxl: `#x+${n}` }))
    const [, , row] = await readSheet(await writeXlsx({ columns, rows: [cells], points: [] }, 'x'))
    expect(row).toEqual(['ab', 'c\uFFFDd', 'e & <f>', 'g\nh', '_x0041_'])
  })

  test.each(EXPORT_KINDS)(
    'the rows of %s are the same in whatever pieces they are read',
    async (what) => {
      const each = (records: readonly BareRecord[]) => records.map((record) => [record])
      const source = { need: each(NEEDS), outage: each(OUTAGES), aid: each(AIDS) }
      const table = await exportTable(RECORDS, order(what, 'xlsx', ALL), ABOUT)
      expect(table.rows.length).toBeGreaterThan(0)
      expect(await exportTable(source, order(what, 'xlsx', ALL), ABOUT)).toEqual(table)
    },
  )

  test('kinds that a file does not need are never read', async () => {
    const never: Iterable<never> = {
      [Symbol.iterator]: () => {
        throw new Error('read for nothing')
      },
    }
    const outages = { need: never, outage: [OUTAGES], aid: never }
    const aid = { need: never, outage: never, aid: [AIDS] }
    for (const [what, source] of [
      ['outages', outages],
      ['aid', aid],
      ['hand-outs', aid],
    ] as const)
      expect((await exportTable(source, order(what, 'xlsx'), ABOUT)).rows).not.toEqual([])
  })

  test('a moment is told as the platform tells it', () => {
    const whole = fc.integer({ min: -DAY_MS * 30_000, max: DAY_MS * 90_000 })
    fc.assert(
      fc.property(whole, (at) => {
        expect(isoTime(at)).toBe(`${new Date(at).toISOString().slice(0, 19)}Z`)
      }),
      { seed: 20261126 },
    )
  })

  test.each(EXPORT_KINDS)('[EX4] the map file of %s is valid GeoJSON', async (what) => {
    for (const allowed of [NOTHING, ALL]) {
      const file = await writeExport(RECORDS, order(what, 'geojson', allowed), ABOUT)
      expect(check(await file.text()).type).toBe('FeatureCollection')
    }
  })

  test.each(EXPORT_KINDS)('[EX4] the table of %s is valid HXL', async (what) => {
    const table = await exportTable(RECORDS, order(what, 'csv', ALL), ABOUT)
    const [, tags = [], ...rows] = parseCsv(writeCsv(table))
    for (const tag of tags) expect(tag).toMatch(/^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/)
    const cores = tags.map((tag) => tag.split('+')[0] ?? '')
    expect(cores.filter((tag) => !HXL_CORE.has(tag))).toEqual([])
    expect(new Set(tags).size).toBe(tags.length)
    for (const [at, tag] of tags.entries()) {
      const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell !== '')
      const type = HXL_CORE.get(cores[at] ?? '')
      if (type === 'number' || tag.includes('+num'))
        for (const cell of cells) expect(Number(cell)).not.toBeNaN()
      if (type === 'date' && !tag.includes('precision'))
        for (const cell of cells) expect(cell).toMatch(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/)
    }
  })

  test('[EX1] whatever is typed, no cell of a CSV begins as a formula, and none is lost', () => {
    const starts = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', '')
    const typed = fc.tuple(starts, fc.string()).map(([first, rest]) => first + rest)
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 5 }), (cells) => {
        const columns = cells.map((_, n) => ({ key: `${n}`, header: `${n}`, hxl: '#x' }))
        const [, , row = []] = parseCsv(writeCsv({ columns, rows: [cells], points: [undefined] }))
        expect(row.length).toBe(cells.length)
        for (const [at, cell] of row.entries()) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
          expect(cell.replace(/^'(?=[=+\-@\t\r\n])/, '')).toBe(cells[at])
        }
      }),
      { seed: 20261124 },
    )
  })
})

/** The hashtags that HXL 1.1 has released, with the type that their cells must have. The dictionary is
 *  an open standard: https://hxlstandard.org/standard/1-1final/dictionary/ */
const HXL_CORE = new Map(
  parseCsv(
    readFileSync(join(import.meta.dirname, 'hxl-core-hashtags.csv'), 'utf8').replaceAll(
      '\n',
      '\r\n',
    ),
  )
    .slice(1)
    .map(([tag = '', type = '']) => [tag, type]),
)

function rowsOf({ columns, rows }: Table) {
  return rows.map((row) => Object.fromEntries(columns.map(({ key }, at) => [key, row[at]])))
}
