// What a city's own system reads of a record where its token says no more: the same that leaves city
// hall in a file by default. No contact, no name, no address or point, no free text, no photo. A
// field that this version does not know may be any of these, so it is kept back, too.

import type { Fields } from '../../src/domain/replica/merge.ts'
import * as field from '../../src/domain/records/field-schemas.ts'
import { FIELD_TABLES, KINDS, type FieldTable, type Kind } from '../../src/domain/records/record.ts'

/** Texts that are codes or ids, and the names of who gives. */
const OPEN_TEXTS: Readonly<Record<Kind, readonly string[]>> = {
  need: [],
  outage: [],
  aid: ['lines/*/forLine', 'distributions/*/line', 'writeoffs/*/line'],
  facility: [],
  donor: ['name/uk', 'name/en'],
  assessment: ['for', 'number'],
  person: [],
}
const CLOSED: ReadonlySet<unknown> = new Set<unknown>([
  field.text,
  field.drawing,
  field.sha256,
  field.latitude,
  field.longitude,
])
const CLOSED_PATHS = new Set(['location/accuracy', 'photos/*'])
const CLOSED_KINDS = new Set<Kind>(['person'])

const OPEN: ReadonlyMap<Kind, RegExp> = new Map(
  KINDS.filter((kind) => !CLOSED_KINDS.has(kind)).map((kind) => [kind, patternOf(kind)]),
)

/** Gives what may be told of a record; undefined where nothing of its kind may be. */
export function keepPublic(kind: Kind, fields: Fields): Fields | undefined {
  const open = OPEN.get(kind)
  if (open === undefined) return undefined
  return Object.fromEntries(Object.entries(fields).filter(([path]) => open.test(path)))
}

function patternOf(kind: Kind): RegExp {
  const table: FieldTable = FIELD_TABLES[kind]
  const paths = Object.keys(table).filter(
    (path) =>
      OPEN_TEXTS[kind].includes(path) || (!CLOSED.has(table[path]) && !CLOSED_PATHS.has(path)),
  )
  return new RegExp(`^(?:${paths.map((path) => path.replaceAll('*', '[^/]+')).join('|')})$`)
}
