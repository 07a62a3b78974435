// What cards, forms and papers say of an aid record beyond what lists and sums need.

import { entryIds } from '../replica/path.ts'
import type { Fields } from '../replica/merge.ts'
import {
  DOCUMENT_TYPES,
  SERVICE_TYPES,
  WRITE_OFF_REASONS,
  type DocumentType,
  type ServiceType,
} from './codes.ts'
import { readCode, readFlag, readNumber, readText } from './read-fields.ts'

export type AidDocument = {
  readonly id: string
  readonly type: DocumentType | undefined
  readonly number: string | undefined
  /** A calendar day, ISO 8601. */
  readonly date: string | undefined
}

export type AidPapers = {
  readonly documents: readonly AidDocument[]
  /** Declared as humanitarian aid: said so, or the declaration itself is there. */
  readonly isHumanitarian: boolean
  readonly clearedAt: number | undefined
}

/** Reads the papers of an aid record, the earliest first; those without a day stand last. */
export function readAidPapers(fields: Fields): AidPapers {
  const documents = entryIds(fields, 'documents').map((id) => readDocument(fields, id))
  return {
    documents: documents.sort((a, b) => ((a.date ?? '~') < (b.date ?? '~') ? -1 : 1)),
    isHumanitarian:
      readFlag(fields['humanitarian']) ||
      documents.some(({ type }) => type === 'humanitarian-declaration'),
    clearedAt: readNumber(fields['clearedAt']),
  }
}

function readDocument(fields: Fields, id: string): AidDocument {
  const at = `documents/${id}`
  return {
    id,
    type: readCode(fields[`${at}/type`], DOCUMENT_TYPES),
    number: readText(fields[`${at}/number`]),
    date: readText(fields[`${at}/date`]),
  }
}

export type LinePapers = {
  readonly serials: readonly string[]
  /** Of the whole line as it was sent, in minor units of the record's currency. */
  readonly value: number | undefined
}

/** Reads what the papers say of one line. Serial numbers stand one a line, or between commas. */
export function readLinePapers(fields: Fields, line: string): LinePapers {
  return {
    serials: readSerials(fields, `lines/${line}`),
    value: readNumber(fields[`lines/${line}/value`]),
  }
}

/** Gives the serial numbers of a line, or of one hand-out of it. */
function readSerials(fields: Fields, at: string): readonly string[] {
  return (readText(fields[`${at}/serials`]) ?? '')
    .split(/[\n,;]+/)
    .map((serial) => serial.trim())
    .filter((serial) => serial !== '')
}

/** Gives the serial numbers of a line that went out with no hand-out yet. */
export function serialsInStore(fields: Fields, line: string): readonly string[] {
  const given = new Set(
    ['distributions', 'writeoffs'].flatMap((collection) =>
      entryIds(fields, collection).flatMap((id) => readSerials(fields, `${collection}/${id}`)),
    ),
  )
  return readLinePapers(fields, line).serials.filter((serial) => !given.has(serial))
}

export type AidService = {
  readonly type: ServiceType | undefined
  readonly people: number | undefined
  readonly days: number | undefined
}

export function readAidService(fields: Fields): AidService {
  return {
    type: readCode(fields['service/type'], SERVICE_TYPES),
    people: readNumber(fields['service/people']),
    days: readNumber(fields['service/days']),
  }
}

export type HandOutPapers = {
  readonly receivedBy: string | undefined
  readonly signature: string | undefined
  readonly serials: readonly string[]
  /** The hash of its one photo. */
  readonly photo: string | undefined
  readonly reason: (typeof WRITE_OFF_REASONS)[number] | undefined
}

/** Reads who took a hand-out over and signed for it, or why a write-off was made. */
export function readHandOutPapers(
  fields: Fields,
  collection: 'distributions' | 'writeoffs',
  id: string,
): HandOutPapers {
  const at = `${collection}/${id}`
  return {
    receivedBy: readText(fields[`${at}/receivedBy`]),
    signature: readText(fields[`${at}/signature`]),
    serials: readSerials(fields, at),
    photo: readText(fields[`${at}/photo`]),
    reason: readCode(fields[`${at}/reason`], WRITE_OFF_REASONS),
  }
}

export type Act = {
  readonly number: string
  /** Who hands over and who takes over: post and name of an official. */
  readonly by: string
  readonly to: string
  readonly bySignature: string
  readonly toSignature: string
}

/** Where each part of an act stands in the record. */
export type ActPaths = Readonly<Record<keyof Act, string>>

/** The act of what came as a whole. */
export const ARRIVAL_ACT: ActPaths = {
  number: 'act/number',
  by: 'act/by',
  to: 'act/to',
  bySignature: 'act/bySignature',
  toSignature: 'act/toSignature',
}

/** The act of one hand-out: who took over and signed is what its form asked for. */
export function handOutAct(id: string): ActPaths {
  const at = `distributions/${id}`
  return {
    number: `${at}/number`,
    by: `${at}/by`,
    to: `${at}/receivedBy`,
    bySignature: `${at}/bySignature`,
    toSignature: `${at}/signature`,
  }
}

/** Reads what was written into an acceptance act; empty where a hand will write it. */
export function readAct(fields: Fields, paths: ActPaths): Act {
  const text = (name: keyof Act) => readText(fields[paths[name]]) ?? ''
  return {
    number: text('number'),
    by: text('by'),
    to: text('to'),
    bySignature: text('bySignature'),
    toSignature: text('toSignature'),
  }
}
