// The one shape that every export is written from.

import { DAY_MS, SECOND_MS } from '../domain/base/moment.ts'
import type { BareRecord } from '../domain/views/overview/overview.ts'
import type { Language } from '../i18n/translate.ts'

export type Cell = string | number | boolean | undefined

export type Column<Row> = {
  /** Stable name in JSON and GeoJSON. */
  readonly key: string
  readonly header: Readonly<Record<Language, string>>
  /** Empty for a column that HXL has no word for. */
  readonly hxl: string
  readonly cell: (row: Row) => Cell
}

export type Table = {
  readonly columns: readonly {
    readonly key: string
    readonly header: string
    readonly hxl: string
  }[]
  readonly rows: readonly (readonly Cell[])[]
  /** Where each row is, longitude first; undefined where that does not go out. */
  readonly points: readonly (readonly [number, number] | undefined)[]
}

/** What a file may hold beyond its default. */
export type Allowed = {
  readonly exactPlaces: boolean
  readonly contacts: boolean
  readonly freeTexts: boolean
}

/** The names that an export needs, in its language. */
export type ExportWords = {
  readonly language: Language
  readonly item: (id: string, ownName: string | undefined) => string
  readonly unit: (unit: string) => string
  readonly facilityType: (type: string) => string
  readonly service: (service: string) => string
  readonly cause: (cause: string) => string
  readonly sector: (item: string) => string
  readonly spec: (field: string, value: string | number | boolean) => string
  readonly place: (code: string) => string
  readonly donor: (id: string) => string
}

/** How records of one kind become rows: as many at once as one likes. */
export type Layout = {
  readonly columns: Table['columns']
  readonly layOut: (records: readonly BareRecord[]) => Laid
}
export type Laid = Pick<Table, 'rows' | 'points'>

export type Pieces<T> = AsyncIterable<T> | Iterable<T>

/** A sheet of a workbook, whose rows may come while it is written. */
export type Sheet = {
  readonly name: string
  readonly columns: Table['columns']
  readonly pieces: Pieces<Pick<Table, 'rows'>>
}

export function makeLayout<Row>(
  columns: readonly Column<Row>[],
  rowsOf: (record: BareRecord) => readonly Row[],
  about: { readonly language: Language; readonly pointOf: (row: Row) => Table['points'][number] },
): Layout {
  return {
    columns: columns.map(({ key, header, hxl }) => ({ key, header: header[about.language], hxl })),
    layOut: (records) => {
      const rows = records.flatMap(rowsOf)
      return {
        rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
        points: rows.map(about.pointOf),
      }
    },
  }
}

/** A moment as ISO 8601, to the second. */
export function isoTime(at: number | undefined): string | undefined {
  if (at === undefined) return undefined
  const day = Math.floor(at / DAY_MS)
  const second = Math.floor((at - day * DAY_MS) / SECOND_MS)
  return `${isoDay(day)}T${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}Z`
}

/** The platform is slow at days, and a file has the same ones thousands of times. */
const days = new Map<number, string>()
function isoDay(day: number): string {
  const known = days.get(day)
  if (known !== undefined) return known
  const said = new Date(day * DAY_MS).toISOString().slice(0, -14)
  days.set(day, said)
  return said
}

function two(part: number): string {
  return String(Math.floor(part)).padStart(2, '0')
}
