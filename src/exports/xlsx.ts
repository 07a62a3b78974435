import { writeXlsxStream } from 'hucre/xlsx'
import type { Cell, Sheet, Table } from './table.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WIDTH = 18
/** What XML cannot hold; a workbook with one of them does not open. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
/** What a spreadsheet would take for the number of a letter. ECMA-376-1 22.9.2.19, ST_Xstring. */
const LETTER_NUMBER = /_(?=x[0-9A-Fa-f]{4}_)/g

/** Writes one sheet with the header and the hashtags held in place. Every text is a text cell: a
 *  spreadsheet never runs it. [EX1] [EX4] */
export function writeSheet(sheet: Sheet): Promise<Blob> {
  const file = writeXlsxStream(rowsOf(sheet), {
    name: sheet.name,
    columns: sheet.columns.map(() => ({ width: WIDTH })),
    freezePane: { rows: 2 },
    // Kinds, places and units come again in each row: half of what would be compressed.
    inlineStrings: false,
    compress: canCompress(),
  })
  return new Response(file, { headers: { 'content-type': TYPE } }).blob()
}

/** Writes a table that is there already. */
export function writeXlsx(table: Table, name: string): Promise<Blob> {
  return writeSheet({ name, columns: table.columns, pieces: [table] })
}

async function* rowsOf({ columns, pieces }: Sheet) {
  yield columns.map(({ header }) => writeCell(header))
  yield columns.map(({ hxl }) => writeCell(hxl))
  for await (const { rows } of pieces) for (const row of rows) yield row.map(writeCell)
}

function writeCell(cell: Cell): string | number | null {
  if (cell === undefined || cell === '') return null
  return typeof cell === 'number'
    ? cell
    : String(cell).replace(FORBIDDEN, '').replace(LETTER_NUMBER, '_x005F_')
}

/** Chromium 102 compresses, but not the way that a workbook is. */
function canCompress(): boolean {
  try {
    return new CompressionStream('deflate-raw').readable !== undefined
  } catch {
    return false
  }
}
