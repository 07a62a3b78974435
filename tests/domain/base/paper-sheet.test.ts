import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRecordId, isShortId, recordMadeAt } from '../../../src/domain/base/ids.ts'
import {
  makeSheet,
  nextRow,
  readSheet,
  rowEntryId,
  rowRecordId,
  SHEET_ROWS,
  writeSheet,
} from '../../../src/domain/base/paper-sheet.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const entryId = fc.string({
  unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'.split('')),
  minLength: 12,
  maxLength: 12,
})

describe('a sheet of paper', () => {
  test('each row of each sheet has an id of its own, the same for everybody', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entryId, { minLength: 2, maxLength: 6, selector: (id) => id.slice(0, 7) }),
        (ids) => {
          const sheets = ids.map((id) => makeSheet(id, NOW))
          const rows = sheets.flatMap((sheet) =>
            Array.from({ length: SHEET_ROWS }, (_, at) => [sheet, at + 1] as const),
          )
          const records = rows.map(([sheet, row]) => rowRecordId(sheet, row))
          const entries = rows.map(([sheet, row]) => rowEntryId(sheet, row))
          expect(new Set(records).size).toBe(rows.length)
          expect(new Set(entries).size).toBe(rows.length)
          expect(records.every(isRecordId)).toBe(true)
          expect(entries.every(isShortId)).toBe(true)
          expect(records).toEqual(rows.map(([sheet, row]) => rowRecordId(sheet, row)))
        },
      ),
      { seed: 4, numRuns: 100 },
    )
  })

  test('its code is read as people write it, and its records are of the day it was printed', () => {
    const sheet = makeSheet('k7m2q9xw4d3a', NOW)
    expect(sheet).toBe('093k7m2q9x')
    expect(readSheet(` ${writeSheet(sheet).toUpperCase()} `)).toBe(sheet)
    expect(readSheet('093k7')).toBeUndefined()
    const record = rowRecordId(sheet, 3)
    if (record === undefined) throw new Error('the sheet has a third row')
    expect(new Date(recordMadeAt(record)).toISOString()).toBe('2026-11-24T00:00:00.000Z')
  })

  test('a row that a sheet has not stands for nothing', () => {
    const sheet = makeSheet('k7m2q9xw4d3a', NOW)
    for (const row of [0, SHEET_ROWS + 1, 1.5, Number.NaN]) {
      expect(rowRecordId(sheet, row)).toBeUndefined()
      expect(rowEntryId(sheet, row)).toBeUndefined()
    }
    expect(nextRow(sheet, [rowEntryId(sheet, 1) ?? ''])).toBe(2)
  })

  test('a phone whose clock is years off still makes a sheet', () => {
    expect(makeSheet('k7m2q9xw4d3a', 0)).toBe('000k7m2q9x')
    expect(makeSheet('k7m2q9xw4d3a', Date.UTC(3000, 0))).toBe('zzzk7m2q9x')
  })
})
