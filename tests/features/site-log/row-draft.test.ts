import { describe, expect, test } from 'vitest'
import { makeSheet, writeSheet } from '../../../src/domain/base/paper-sheet.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import {
  emptyRow,
  findRowFaults,
  recordOfRow,
  rowFields,
  type RowValues,
} from '../../../src/features/site-log/row-draft.ts'

const HOUR = 60 * 60 * 1000
const NOW = Date.UTC(2026, 10, 24, 12, 5)
const SHEET = makeSheet('k7m2q9xw4d3a', NOW)
const ROW: RowValues = { ...emptyRow(SHEET), row: '3', off: NOW - 2 * HOUR, on: NOW - HOUR }

describe('a row of a site’s paper log', () => {
  test('becomes an outage whose id stands on the paper, whoever keys it in', () => {
    const typed = { ...ROW, sheet: writeSheet(SHEET).toUpperCase(), row: ' 3 ' }
    expect(recordOfRow(typed)).toBe(recordOfRow(ROW))
    expect(recordOfRow({ ...ROW, row: '4' })).not.toBe(recordOfRow(ROW))
    const set = rowFields(ROW, { place: 'UA80000000000126643' })
    expect(set).toMatchObject({ service: 'electricity', startedPrecision: 'about' })
    expect(findInvalidPath('outage', set)).toBeUndefined()
  })

  test('may still be off', () => {
    const open = { ...ROW, on: null }
    expect(findRowFaults(open, NOW)).toEqual([])
    expect(rowFields(open, {})).not.toHaveProperty('endedAt')
  })

  test.each<[string, Partial<RowValues>, string]>([
    ['a code cut short', { sheet: '093k7' }, 'sheet: log.key.err.sheet'],
    ['a row that is not there', { row: '99' }, 'row: log.key.err.row'],
    ['no row', { row: '' }, 'row: log.key.err.row'],
    ['no beginning', { off: null }, 'off: site.err.off'],
    ['a beginning to come', { off: NOW + HOUR, on: null }, 'off: site.err.future'],
    ['an end before its beginning', { on: NOW - 3 * HOUR }, 'on: val.time.order'],
    ['an end to come', { on: NOW + HOUR }, 'on: site.err.future'],
    ['no service', { service: '' }, 'service: val.service'],
  ])('%s is named', (_, patch, fault) => {
    const found = findRowFaults({ ...ROW, ...patch }, NOW)
    expect(found.map(({ field, text }) => `${field}: ${text}`)).toEqual([fault])
  })
})
