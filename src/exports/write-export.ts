// From records to a file: the one door that the worker uses.

import { recordMadeAt } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import { readFlag, readNumber, readText } from '../domain/records/read-fields.ts'
import type { BareRecord } from '../domain/views/overview/overview.ts'
import { aidLayout, handOutLayout } from './aid-table.ts'
import { writeCsv } from './csv.ts'
import { writeGeojson } from './geojson.ts'
import { writeJson } from './json.ts'
import { needLayout } from './need-table.ts'
import { outageLayout } from './outage-table.ts'
import { insideOf, type CityPlaces } from './place-out.ts'
import type { Allowed, ExportWords, Laid, Layout, Pieces, Table } from './table.ts'

export const EXPORT_KINDS = ['needs', 'outages', 'aid', 'hand-outs'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]
export const EXPORT_FORMATS = ['xlsx', 'csv', 'json', 'geojson'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Where records come from, oldest first, in pieces. Only what a file needs is asked for. */
export type ExportSource = Readonly<
  Record<'need' | 'outage' | 'aid', Pieces<readonly BareRecord[]>>
>

export type ExportOrder = {
  readonly what: ExportKind
  readonly format: ExportFormat
  /** Only what was written down since then; undefined for everything. */
  readonly since: Moment | undefined
  /** Only what was written down before then; undefined where nothing bounds it. */
  readonly until: Moment | undefined
  /** Only what is in this division, or went there; undefined for the whole municipality. Of aid itself
   *  it says nothing: where it is stored is in no file. */
  readonly district: string | undefined
  readonly now: Moment
  readonly allowed: Allowed
}

type About = { readonly words: ExportWords; readonly city: CityPlaces }

const TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
  geojson: 'application/geo+json',
}

/** Gives the file, ready to be saved. */
export async function writeExport(
  source: ExportSource,
  order: ExportOrder,
  about: About,
): Promise<Blob> {
  if (order.format === 'xlsx') {
    const { columns, pieces } = await openTable(source, order, about)
    return (await import('./xlsx.ts')).writeSheet({ name: order.what, columns, pieces })
  }
  const table = await exportTable(source, order, about)
  const text = (written: string) => new Blob([written], { type: TYPES[order.format] })
  const head = { source: 'Promin', exportedAt: new Date(order.now).toISOString(), what: order.what }
  switch (order.format) {
    case 'csv':
      return text(writeCsv(table))
    case 'json':
      return text(writeJson(table, head))
    case 'geojson':
      return text(writeGeojson(table, head))
  }
}

/** Gives the table that a file is written from. */
export async function exportTable(
  source: ExportSource,
  order: ExportOrder,
  about: About,
): Promise<Table> {
  const { columns, pieces } = await openTable(source, order, about)
  const laid = await gather(pieces)
  return {
    columns,
    rows: laid.flatMap(({ rows }) => rows),
    points: laid.flatMap(({ points }) => points),
  }
}

/** Gives the columns at once, and the rows as their records are read. */
async function openTable(source: ExportSource, order: ExportOrder, about: About) {
  const given = { ...about, allowed: order.allowed }
  const isInside = insideOf(order.district, given)
  const isWanted = (record: BareRecord) =>
    !readFlag(record.fields.removed) && isWritten(record, order)
  const isNear = (record: BareRecord) =>
    isWanted(record) &&
    isInside({ facility: readText(record.fields.facility), place: readText(record.fields.place) })
  switch (order.what) {
    case 'needs': {
      const [read, aids] = await Promise.all([gather(source.need), gather(source.aid)])
      const needs = read.flatMap((piece) => piece.filter(isNear))
      return layEach(needLayout(needs, aids.flat(), given), read, isNear)
    }
    case 'outages':
      return layEach(outageLayout(given), source.outage, isNear)
    case 'aid':
      return layEach(aidLayout(given), source.aid, isWanted)
    case 'hand-outs':
      return layEach(handOutLayout({ ...given, isInside }), source.aid, isWanted)
  }
}

function layEach(
  { columns, layOut }: Layout,
  source: Pieces<readonly BareRecord[]>,
  isWanted: (record: BareRecord) => boolean,
): { readonly columns: Table['columns']; readonly pieces: AsyncIterable<Laid> } {
  async function* lay(): AsyncGenerator<Laid, void> {
    for await (const piece of source) yield layOut(piece.filter(isWanted))
  }
  return { columns, pieces: lay() }
}

async function gather<T>(pieces: Pieces<T>): Promise<readonly T[]> {
  const gathered: T[] = []
  for await (const piece of pieces) gathered.push(piece)
  return gathered
}

function isWritten(record: BareRecord, { since, until }: ExportOrder): boolean {
  const at = writtenAt(record)
  return (since === undefined || at >= since) && (until === undefined || at < until)
}

function writtenAt({ id, fields }: BareRecord): Moment {
  return readNumber(fields.recordedAt) ?? recordMadeAt(id)
}
