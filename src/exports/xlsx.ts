import writeExcelFile from 'write-excel-file/universal'
import type { Cell, Table } from './table.ts'

const WIDTH = 18

/** Writes one sheet with the header and the hashtags held in place. Every text is a text cell: a
 *  spreadsheet never runs it. [EX1] [EX4] */
export function writeXlsx({ columns, rows }: Table, sheet: string): Promise<Blob> {
  const head = [
    columns.map(({ header }) => ({ value: header, type: String, fontWeight: 'bold' as const })),
    columns.map(({ hxl }) => textCell(hxl)),
  ]
  const body = rows.map((row) => row.map(writeCell))
  return writeExcelFile([...head, ...body], {
    sheet,
    columns: columns.map(() => ({ width: WIDTH })),
    stickyRowsCount: 2,
  }).toBlob()
}

function writeCell(cell: Cell) {
  if (cell === undefined || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  return textCell(String(cell))
}

function textCell(value: string) {
  return value === '' ? null : { value, type: String }
}
