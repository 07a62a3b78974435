// From records to a file: the one door that the worker uses.

import { recordMadeAt } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import { readFlag, readNumber, readText } from '../domain/records/read-fields.ts'
import type { BareRecord } from '../domain/views/overview/overview.ts'
import { aidTable, handOutTable } from './aid-table.ts'
import { writeCsv } from './csv.ts'
import { writeGeojson } from './geojson.ts'
import { writeJson } from './json.ts'
import { needTable } from './need-table.ts'
import { outageTable } from './outage-table.ts'
import { insideOf, type CityPlaces } from './place-out.ts'
import type { Allowed, ExportWords, Table } from './table.ts'

export const EXPORT_KINDS = ['needs', 'outages', 'aid', 'hand-outs'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]
export const EXPORT_FORMATS = ['xlsx', 'csv', 'json', 'geojson'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What is read for each; needs are told with the aid that answers them. */
export const EXPORT_READS: Readonly<Record<ExportKind, readonly (keyof ExportRecords)[]>> = {
  needs: ['need', 'aid'],
  outages: ['outage'],
  aid: ['aid'],
  'hand-outs': ['aid'],
}

export type ExportRecords = {
  readonly need: readonly BareRecord[]
  readonly outage: readonly BareRecord[]
  readonly aid: readonly BareRecord[]
}

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
  records: ExportRecords,
  order: ExportOrder,
  about: About,
): Promise<Blob> {
  const table = exportTable(records, order, about)
  const text = (written: string) => new Blob([written], { type: TYPES[order.format] })
  const head = { source: 'Promin', exportedAt: new Date(order.now).toISOString(), what: order.what }
  switch (order.format) {
    case 'xlsx':
      return (await import('./xlsx.ts')).writeXlsx(table, order.what)
    case 'csv':
      return text(writeCsv(table))
    case 'json':
      return text(writeJson(table, head))
    case 'geojson':
      return text(writeGeojson(table, head))
  }
}

/** Gives the table that a file is written from. */
export function exportTable(records: ExportRecords, order: ExportOrder, about: About): Table {
  const { what, allowed } = order
  const recent = (kind: readonly BareRecord[]) =>
    kind
      .filter(({ fields }) => !readFlag(fields.removed))
      .filter((record) => isWritten(record, order))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  const given = { ...about, allowed }
  const isInside = insideOf(order.district, given)
  const near = (records: readonly BareRecord[]) =>
    records.filter(({ fields }) =>
      isInside({ facility: readText(fields.facility), place: readText(fields.place) }),
    )
  switch (what) {
    case 'needs':
      return needTable(near(recent(records.need)), records.aid, given)
    case 'outages':
      return outageTable(near(recent(records.outage)), given)
    case 'aid':
      return aidTable(recent(records.aid), given)
    case 'hand-outs':
      return handOutTable(recent(records.aid), { ...given, isInside })
  }
}

function isWritten(record: BareRecord, { since, until }: ExportOrder): boolean {
  const at = writtenAt(record)
  return (since === undefined || at >= since) && (until === undefined || at < until)
}

function writtenAt({ id, fields }: BareRecord): Moment {
  return readNumber(fields.recordedAt) ?? recordMadeAt(id)
}
