import type { Cell, Table } from './table.ts'

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n]/
const BYTE_ORDER_MARK = '\uFEFF'

/** Writes RFC 4180 in UTF-8 with a mark that Excel needs, and the row of HXL hashtags under the header.
 *  A text that a spreadsheet would run gets an apostrophe in front. [EX1] [EX4] */
export function writeCsv({ columns, rows }: Table): string {
  const head = [columns.map(({ header }) => header), columns.map(({ hxl }) => hxl)]
  const lines = [...head, ...rows].map((row, at) =>
    row.map((cell) => (at === 1 ? quote(String(cell)) : writeCell(cell))).join(','),
  )
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`
}

function writeCell(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  return quote(FORMULA.test(cell) ? `'${cell}` : cell)
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
