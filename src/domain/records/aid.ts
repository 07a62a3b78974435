import { entryIds, type Value } from '../replica/path.ts'
import type { Fields } from '../replica/merge.ts'
import { ITEM_IDS } from '../catalogue/item-ids.ts'
import {
  AID_FORMS,
  AID_STATUSES,
  DOCUMENT_TYPES,
  SERVICE_TYPES,
  UNITS,
  WRITE_OFF_REASONS,
  type AidForm,
  type AidStatus,
  type Unit,
} from './codes.ts'
import * as field from './field-schemas.ts'
import { readSpec } from './need.ts'
import { readCode, readFlag, readNumber, readText } from './read-fields.ts'

const HAND_OUT_FIELDS = {
  line: field.text,
  quantity: field.quantity,
  to: field.recordRef,
  'toResidents/place': field.placeCode,
  'toResidents/households': field.count,
  at: field.moment,
  by: field.text,
  receivedBy: field.text,
  signature: field.drawing,
  /** Of its act: the number, and the drawing of whoever handed over. */
  number: field.text,
  bySignature: field.drawing,
  /** Which pieces of the line: one a line, as in the line itself. */
  serials: field.text,
  photo: field.sha256,
  reason: field.text,
  removed: field.flag,
} as const

/** What a partner city, an agency or a person gives. */
export const AID_FIELDS = {
  title: field.text,
  donor: field.recordRef,
  form: field.requiredCode(AID_FORMS),
  status: field.requiredCode(AID_STATUSES),
  place: field.placeCode,
  facility: field.recordRef,
  note: field.text,
  promisedAt: field.moment,
  expectedAt: field.moment,
  clearedAt: field.moment,
  receivedAt: field.moment,
  receivedBy: field.text,
  /** Passes the border as humanitarian aid: its use must be reported in time. */
  humanitarian: field.flag,
  'steps/*/at': field.moment,
  recordedAt: field.moment,
  clockSuspect: field.flag,
  removed: field.flag,
  /** What a partner city offered by its link: the link's id, and whom to answer. */
  'offer/link': field.text,
  'offer/contact': field.text,
  /** Why city hall does not take an offer: the partner reads it on its page. */
  'decision/reason': field.text,
  'needs/*/*': field.flag,
  'lines/*/item': field.requiredCode(ITEM_IDS),
  'lines/*/name': field.text,
  'lines/*/promised': field.amount,
  'lines/*/received': field.amount,
  'lines/*/damaged': field.amount,
  'lines/*/missing': field.amount,
  'lines/*/unit': field.requiredCode(UNITS),
  'lines/*/packFactor': field.amount,
  'lines/*/serials': field.text,
  'lines/*/value': field.minorUnits,
  'lines/*/forNeed': field.recordRef,
  'lines/*/forLine': field.text,
  'lines/*/removed': field.flag,
  'lines/*/spec/*': field.specification,
  'money/amount': field.minorUnits,
  'money/currency': field.currency,
  'money/purpose': field.text,
  'service/type': field.code(SERVICE_TYPES),
  'service/people': field.count,
  'service/days': field.count,
  'documents/*/type': field.code(DOCUMENT_TYPES),
  'documents/*/number': field.text,
  'documents/*/date': field.day,
  'documents/*/file': field.sha256,
  'documents/*/removed': field.flag,
  'act/number': field.text,
  'act/by': field.text,
  'act/to': field.text,
  'act/bySignature': field.drawing,
  'act/toSignature': field.drawing,
  'photos/*': field.flag,
  ...prefixed('distributions/*', HAND_OUT_FIELDS),
  ...prefixed('writeoffs/*', { ...HAND_OUT_FIELDS, reason: field.code(WRITE_OFF_REASONS) }),
} as const

export type AidLine = {
  readonly id: string
  readonly item: string
  readonly name: string | undefined
  readonly unit: Unit
  /** In units, also where the sender counted packs. */
  readonly promised: number | undefined
  /** How many units are in one of the sender's packs; undefined where the sender counted units. */
  readonly packFactor: number | undefined
  /** Arrived in good order; damaged pieces are counted beside it. */
  readonly received: number | undefined
  readonly damaged: number
  /** Said by the receiver to be missing for good; the rest of a difference may still come. */
  readonly missing: number
  readonly forNeed: string | undefined
  readonly forLine: string | undefined
  readonly spec: Readonly<Record<string, Value>>
}

export type HandOut = {
  readonly id: string
  readonly line: string
  readonly quantity: number
  readonly to: string | undefined
  readonly residentsPlace: string | undefined
  readonly households: number | undefined
  readonly at: number | undefined
}

/** A line of a need that an aid record answers as a whole. */
export type Answered = { readonly need: string; readonly line: string }

export type Aid = {
  readonly answers: readonly Answered[]
  readonly donor: string | undefined
  readonly form: AidForm
  readonly status: AidStatus
  readonly facility: string | undefined
  readonly place: string | undefined
  readonly note: string | undefined
  readonly expectedAt: number | undefined
  readonly receivedAt: number | undefined
  readonly money:
    | { readonly amount: number; readonly currency: string; readonly purpose: string | undefined }
    | undefined
  readonly removed: boolean
  readonly lines: readonly AidLine[]
  readonly distributions: readonly HandOut[]
  readonly writeoffs: readonly HandOut[]
}

/** Reads an aid record from its fields; `money` only where an amount is known. */
export function readAid(fields: Fields): Aid {
  const moneyAmount = readNumber(fields['money/amount'])
  return {
    answers: readAnswers(fields),
    donor: readText(fields.donor),
    form: readCode(fields.form, AID_FORMS) ?? 'goods',
    status: readCode(fields.status, AID_STATUSES) ?? 'offered',
    facility: readText(fields.facility),
    place: readText(fields.place),
    note: readText(fields.note),
    expectedAt: readNumber(fields.expectedAt),
    receivedAt: readNumber(fields.receivedAt),
    money:
      moneyAmount === undefined
        ? undefined
        : {
            amount: moneyAmount,
            currency: readText(fields['money/currency']) ?? 'UAH',
            purpose: readText(fields['money/purpose']),
          },
    removed: readFlag(fields.removed),
    lines: entryIds(fields, 'lines').map((id) => readAidLine(fields, id)),
    distributions: entryIds(fields, 'distributions').map((id) =>
      readHandOut(fields, `distributions/${id}`),
    ),
    writeoffs: entryIds(fields, 'writeoffs').map((id) => readHandOut(fields, `writeoffs/${id}`)),
  }
}

function readAnswers(fields: Fields): readonly Answered[] {
  return Object.keys(fields)
    .filter((path) => path.startsWith('needs/') && fields[path] === true)
    .sort()
    .map((path) => {
      const [, need = '', line = ''] = path.split('/')
      return { need, line }
    })
}

function readAidLine(fields: Fields, id: string): AidLine {
  const at = `lines/${id}`
  const counted = readNumber(fields[`${at}/promised`])
  const packFactor = readNumber(fields[`${at}/packFactor`]) || undefined
  return {
    id,
    item: readText(fields[`${at}/item`]) ?? 'other',
    name: readText(fields[`${at}/name`]),
    unit: readCode(fields[`${at}/unit`], UNITS) ?? 'piece',
    promised: counted === undefined ? undefined : counted * (packFactor ?? 1),
    packFactor,
    received: readNumber(fields[`${at}/received`]),
    damaged: readNumber(fields[`${at}/damaged`]) ?? 0,
    missing: readNumber(fields[`${at}/missing`]) ?? 0,
    forNeed: readText(fields[`${at}/forNeed`]),
    forLine: readText(fields[`${at}/forLine`]),
    spec: readSpec(fields, at),
  }
}

function readHandOut(fields: Fields, at: string): HandOut {
  return {
    id: at.slice(at.indexOf('/') + 1),
    line: readText(fields[`${at}/line`]) ?? '',
    quantity: readNumber(fields[`${at}/quantity`]) ?? 0,
    to: readText(fields[`${at}/to`]),
    residentsPlace: readText(fields[`${at}/toResidents/place`]),
    households: readNumber(fields[`${at}/toResidents/households`]),
    at: readNumber(fields[`${at}/at`]),
  }
}

function prefixed(prefix: string, fields: Readonly<Record<string, field.FieldSchema>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [`${prefix}/${name}`, schema]),
  )
}
