// One row of a site's paper log, as it is keyed in: which service was off, from when to when.

import { readSheet, rowRecordId } from '../../domain/base/paper-sheet.ts'
import type { RecordId } from '../../domain/base/ids.ts'
import type { Moment } from '../../domain/base/moment.ts'
import { SERVICES } from '../../domain/records/codes.ts'
import type { Fields } from '../../domain/replica/merge.ts'

export type RowValues = {
  readonly sheet: string
  readonly row: string
  readonly service: string
  readonly off: Moment | null
  /** Null while it is off still. */
  readonly on: Moment | null
  readonly note: string
}

export type RowFault = {
  readonly field: 'sheet' | 'row' | 'service' | 'off' | 'on'
  readonly text:
    | 'log.key.err.sheet'
    | 'log.key.err.row'
    | 'val.service'
    | 'site.err.off'
    | 'site.err.future'
    | 'val.time.order'
}

export function emptyRow(sheet: string): RowValues {
  return { sheet, row: '', service: 'electricity', off: null, on: null, note: '' }
}

/** Gives the record that a row stands for: whoever keys it in, it is the same one. */
export function recordOfRow({ sheet, row }: RowValues): RecordId | undefined {
  const code = readSheet(sheet)
  return code === undefined ? undefined : rowRecordId(code, Number(row.trim() || Number.NaN))
}

/** Gives what stands in the way of saving, in the order of the form. */
export function findRowFaults(values: RowValues, now: Moment): RowFault[] {
  const faults: RowFault[] = []
  if (readSheet(values.sheet) === undefined)
    faults.push({ field: 'sheet', text: 'log.key.err.sheet' })
  else if (recordOfRow(values) === undefined) faults.push({ field: 'row', text: 'log.key.err.row' })
  if (!SERVICES.some((service) => service === values.service))
    faults.push({ field: 'service', text: 'val.service' })
  const { off, on } = values
  if (off === null) faults.push({ field: 'off', text: 'site.err.off' })
  else if (off > now) faults.push({ field: 'off', text: 'site.err.future' })
  if (on !== null && on > now) faults.push({ field: 'on', text: 'site.err.future' })
  else if (on !== null && off !== null && on < off)
    faults.push({ field: 'on', text: 'val.time.order' })
  return faults
}

/** Gives what a row writes. Expects values without faults. By candle a time is read off a clock on
 *  the wall: it is about right. */
export function rowFields(
  { service, off, on, note }: RowValues,
  where: { readonly facility?: string | undefined; readonly place?: string | undefined },
): Fields {
  return {
    service,
    startedAt: off,
    startedPrecision: 'about',
    removed: false,
    ...(on === null ? {} : { endedAt: on }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(where.facility === undefined ? {} : { facility: where.facility }),
    ...(where.place === undefined ? {} : { place: where.place }),
  }
}

export function readStoredRow(stored: Readonly<Record<string, unknown>>): RowValues {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const moment = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    sheet: text(stored.sheet),
    row: text(stored.row),
    service: text(stored.service),
    off: moment(stored.off),
    on: moment(stored.on),
    note: text(stored.note),
  }
}
