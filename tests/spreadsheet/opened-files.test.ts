// What leaves city hall, opened by the program that most city halls have.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeCsv } from '../../src/exports/csv.ts'
import type { Table } from '../../src/exports/table.ts'
import { EXPORT_KINDS, exportTable } from '../../src/exports/write-export.ts'
import { writeXlsx } from '../../src/exports/xlsx.ts'
import { AIDS, CITY, NEEDS, NOW, OUTAGES, WORDS } from '../exports/a-city.ts'
import { parseCsv } from '../exports/parse-csv.ts'
import { OpenOffice, type Opened } from './open-office.ts'

const ALL = { exactPlaces: true, contacts: true, freeTexts: true }
const ORDER = { allowed: ALL, since: undefined, until: undefined, district: undefined, now: NOW }
const RECORDS = { need: [NEEDS], outage: [OUTAGES], aid: [AIDS] }
const tables = new Map<string, Table>()
const office = new OpenOffice()
let books: ReadonlyMap<string, Opened>
let texts: ReadonlyMap<string, Opened>

beforeAll(async () => {
  for (const what of EXPORT_KINDS) {
    const order = { ...ORDER, what, format: 'xlsx' } as const
    tables.set(what, await exportTable(RECORDS, order, { words: WORDS, city: CITY }))
  }
  const workbooks = new Map<string, Uint8Array>()
  for (const [what, table] of tables)
    workbooks.set(
      `${what}.xlsx`,
      new Uint8Array(await (await writeXlsx(table, what)).arrayBuffer()),
    )
  books = office.open(workbooks)
  texts = office.open(new Map([...tables].map(([what, table]) => [`${what}.csv`, writeCsv(table)])))
})
afterAll(() => office.remove())

function opened(found: ReadonlyMap<string, Opened>, name: string): Opened {
  const file = found.get(name)
  if (file === undefined) throw new Error(`not opened: ${name}`)
  return file
}

function tableOf(what: string): Table {
  const table = tables.get(what)
  if (table === undefined) throw new Error(`no table: ${what}`)
  return table
}

const numbersOf = ({ rows }: Table) =>
  rows.flat().filter((cell): cell is number => typeof cell === 'number')
const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

describe.each(EXPORT_KINDS)('LibreOffice opens %s', (what) => {
  test('[EX4] as a workbook with every cell as it was written, numbers as numbers', () => {
    const { csv, numbers } = opened(books, `${what}.xlsx`)
    const table = tableOf(what)
    const [head, tags, ...rows] = parseCsv(csv.replaceAll(/\r?\n/g, '\r\n'))
    expect(head).toEqual(table.columns.map(({ header }) => header))
    expect(tags).toEqual(table.columns.map(({ hxl }) => hxl))
    expect(rows).toEqual(table.rows.map((row) => row.map((cell) => String(cell ?? ''))))
    expect(inOrder(numbers)).toEqual(inOrder(numbersOf(table)))
  })

  test('[EX1] and computes nothing of it, neither as a workbook nor as text', () => {
    expect(opened(books, `${what}.xlsx`).formulas).toEqual([])
    expect(opened(texts, `${what}.csv`).formulas).toEqual([])
  })

  test('[EX4] as text with as many rows and columns, letters of every language whole', () => {
    const { csv } = opened(texts, `${what}.csv`)
    const table = tableOf(what)
    const [head, tags, ...rows] = parseCsv(csv.replaceAll(/\r?\n/g, '\r\n'))
    expect(head).toEqual(table.columns.map(({ header }) => header))
    expect(tags).toEqual(table.columns.map(({ hxl }) => hxl))
    expect(rows.length).toBe(table.rows.length)
    for (const row of rows) expect(row.length).toBe(table.columns.length)
  })
})

test('[EX1] what somebody typed as a formula is there, as text', () => {
  expect(opened(books, 'needs.xlsx').csv).toContain('HYPERLINK')
  expect(opened(texts, 'needs.csv').csv).toContain('HYPERLINK')
})
