import type { Table } from './table.ts'

/** Writes objects by the columns' stable names; what is not known is left out. */
export function writeJson(table: Table, about: Readonly<Record<string, string>>): string {
  const hxl = Object.fromEntries(table.columns.map(({ key, hxl }) => [key, hxl]))
  return `${JSON.stringify({ ...about, hxl, records: rowObjects(table) }, null, 1)}\n`
}

export function rowObjects({ columns, rows }: Table): readonly Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(
      columns.flatMap(({ key }, at) => (row[at] === undefined ? [] : [[key, row[at]]])),
    ),
  )
}
