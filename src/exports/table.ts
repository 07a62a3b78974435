// The one shape that every export is written from.

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

export function makeTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  about: { readonly language: Language; readonly pointOf: (row: Row) => Table['points'][number] },
): Table {
  return {
    columns: columns.map(({ key, header, hxl }) => ({ key, header: header[about.language], hxl })),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    points: rows.map(about.pointOf),
  }
}

/** A moment as ISO 8601, to the second. */
export function isoTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : `${new Date(at).toISOString().slice(0, 19)}Z`
}
