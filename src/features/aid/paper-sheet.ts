// A sheet for a site without light: its code and the number of a row make the id of the entry that
// the row becomes. Whoever keys a row in, and however often, it is the same entry: never two.

export const SHEET_ROWS = 14

const SHEET = /^[0-9a-z]{10}$/

/** Makes a sheet's code of a fresh entry id. */
export function makeSheet(entryId: string): string {
  return entryId.slice(0, 10)
}

/** Reads a code as it was typed or scanned; undefined for what is none. */
export function readSheet(typed: string): string | undefined {
  const code = typed.replace(/[\s-]/g, '').toLowerCase()
  return SHEET.test(code) ? code : undefined
}

/** Writes a code as people read it aloud: `k7m2q-9xw4d`. */
export function writeSheet(sheet: string): string {
  return `${sheet.slice(0, 5)}-${sheet.slice(5)}`
}

/** Gives the id of the entry that a row of a sheet stands for; undefined for a row that it has not. */
export function rowEntryId(sheet: string, row: number): string | undefined {
  if (!SHEET.test(sheet) || !Number.isInteger(row) || row < 1 || row > SHEET_ROWS) return undefined
  return `${sheet}${String(row).padStart(2, '0')}`
}

/** Gives the first row of a sheet that nobody keyed in yet; undefined when all are. */
export function nextRow(sheet: string, entries: readonly string[]): number | undefined {
  for (let row = 1; row <= SHEET_ROWS; row += 1)
    if (!entries.includes(rowEntryId(sheet, row) ?? '')) return row
  return undefined
}
