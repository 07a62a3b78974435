// A sheet of paper for a site without light: its code and the number of a row make the id of what
// the row becomes. Whoever keys a row in, on whichever phone, it is the same record: never two.
//
//   01ak7m2q9x      3 characters of the day on which it was printed, 7 that are random

import { makeRecordId, type RecordId } from './ids.ts'
import { DAY_MS, type Moment } from './moment.ts'

export const SHEET_ROWS = 14

const SHEET = /^[0-9a-z]{10}$/
const BASE = 36
const DAY_DIGITS = 3
const FIRST_DAY = Date.UTC(2026, 0, 1) / DAY_MS
const DAYS = BASE ** DAY_DIGITS

/** Makes a sheet's code of a fresh entry id and the day. */
export function makeSheet(entryId: string, now: Moment): string {
  const day = Math.floor(now / DAY_MS) - FIRST_DAY
  const known = Math.min(Math.max(0, day), DAYS - 1)
  return known.toString(BASE).padStart(DAY_DIGITS, '0') + entryId.slice(0, 10 - DAY_DIGITS)
}

/** Reads a code as it was typed or scanned; undefined for what is none. */
export function readSheet(typed: string): string | undefined {
  const code = typed.replace(/[\s-]/g, '').toLowerCase()
  return SHEET.test(code) ? code : undefined
}

/** Writes a code as people read it aloud: `01ak7-m2q9x`. */
export function writeSheet(sheet: string): string {
  return `${sheet.slice(0, 5)}-${sheet.slice(5)}`
}

/** Gives the id of the entry that a row of a sheet stands for; undefined for a row that it has not. */
export function rowEntryId(sheet: string, row: number): string | undefined {
  return isRow(sheet, row) ? `${sheet}${String(row).padStart(2, '0')}` : undefined
}

/** Gives the id of the record that a row of a sheet stands for; undefined for a row that it has not.
 *  It looks as if it was made on the day on which the sheet was printed. */
export function rowRecordId(sheet: string, row: number): RecordId | undefined {
  if (!isRow(sheet, row)) return undefined
  const day = FIRST_DAY + Number.parseInt(sheet.slice(0, DAY_DIGITS), BASE)
  const bytes = new Uint8Array(10)
  // The first and the third byte carry the marks of a UUID; the row and the code stay out of them.
  bytes[1] = row
  for (const [at, digit] of sheet.slice(DAY_DIGITS).split('').entries())
    bytes[3 + at] = Number.parseInt(digit, BASE)
  return makeRecordId(day * DAY_MS, bytes)
}

/** Gives the first row of a sheet that nobody keyed in yet; undefined when all are. */
export function nextRow(sheet: string, entries: readonly string[]): number | undefined {
  for (let row = 1; row <= SHEET_ROWS; row += 1)
    if (!entries.includes(rowEntryId(sheet, row) ?? '')) return row
  return undefined
}

function isRow(sheet: string, row: number): boolean {
  return SHEET.test(sheet) && Number.isInteger(row) && row >= 1 && row <= SHEET_ROWS
}
