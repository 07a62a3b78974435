// One line of an arrival's form. The sender counts pallets, the receiver pieces: what the sender
// says stays as it was said, and only `packFactor` makes pieces of it.

import { roundAmount } from '../../domain/base/round-amount.ts'
import { parseMoney } from '../../domain/base/parse-money.ts'
import type { AidLine } from '../../domain/records/aid.ts'
import { readLinePapers } from '../../domain/records/aid-papers.ts'
import type { Unit } from '../../domain/records/codes.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Value } from '../../domain/replica/path.ts'
import { writeMoney } from './money.ts'
import { isCount, type Amount } from './quantity.ts'

export type ArrivalLine = {
  readonly id: string
  readonly item: string
  readonly name: string
  readonly unit: Unit
  /** As the sender counted: packs where `packFactor` is known, else units. */
  readonly promised: Amount
  readonly packFactor: Amount
  /** What came, the damaged included; or what is expected, in the sender's count, while it has not come. */
  readonly arrived: Amount
  readonly damaged: Amount
  /** Of what did not come: will not come any more. */
  readonly missing: Amount
  readonly serials: string
  /** Of the whole line, as a person types money. */
  readonly value: string
  /** What a donor says of the item first: 10 kW. By field, as a person writes it. */
  readonly spec: Readonly<Record<string, string>>
  /** `<need>/<line>` that this line alone answers, or empty. */
  readonly forLine: string
}

export type LineFault = {
  readonly field: string
  readonly text:
    | 'val.qty'
    | 'val.arrived'
    | 'val.damaged'
    | 'aid.line.err.missing'
    | 'aid.line.err.pack'
    | 'aid.line.err.value'
}

export function newArrivalLine(
  id: string,
  chosen: {
    item: string
    unit: Unit
    name?: string | undefined
    spec?: Readonly<Record<string, Value>>
  },
): ArrivalLine {
  const { item, unit, name = '', spec = {} } = chosen
  return { ...EMPTY, id, item, name, unit, arrived: 1, spec: writeSpec(spec) }
}

function writeSpec(spec: Readonly<Record<string, Value>>): Record<string, string> {
  const texts = Object.entries(spec).map(([field, value]) => [
    field,
    typeof value === 'number' ? String(value).replace('.', ',') : String(value ?? ''),
  ])
  return Object.fromEntries(texts)
}

/** Gives a specification as the record keeps it: a number where it is one. */
export function parseSpec(typed: string): Value {
  const text = typed.trim()
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^\d{1,9}([.,]\d{1,6})?$/.test(text)) return Number(text.replace(',', '.'))
  return text === '' ? null : text
}

const EMPTY = {
  promised: null,
  packFactor: null,
  damaged: 0,
  missing: null,
  serials: '',
  value: '',
  forLine: '',
} as const

/** Gives the line of a record as the receiver counted it. */
export function countedLine(fields: Fields, line: AidLine): ArrivalLine {
  const { serials, value } = readLinePapers(fields, line.id)
  const packs = line.promised === undefined ? null : line.promised / (line.packFactor ?? 1)
  return {
    id: line.id,
    item: line.item,
    name: line.name ?? '',
    unit: line.unit,
    promised: packs === null ? null : roundAmount(packs),
    packFactor: line.packFactor ?? null,
    arrived: line.received === undefined ? null : roundAmount(line.received + line.damaged),
    damaged: line.damaged,
    missing: line.missing === 0 ? null : line.missing,
    serials: serials.join('\n'),
    value: value === undefined ? '' : writeMoney(value),
    spec: writeSpec(line.spec),
    forLine: line.forNeed === undefined ? '' : `${line.forNeed}/${line.forLine ?? ''}`,
  }
}

/** Gives what the sender's count comes to in units; null where the sender said nothing. */
export function promisedUnits({ promised, packFactor }: ArrivalLine): Amount {
  return promised === null ? null : roundAmount(promised * (packFactor ?? 1))
}

/** Gives how many more came than were promised (less than zero: fewer); undefined where it cannot be said. */
export function differenceOf(line: ArrivalLine): number | undefined {
  const expected = promisedUnits(line)
  return expected === null || line.arrived === null
    ? undefined
    : roundAmount(line.arrived - expected)
}

export function lineFieldId(field: string, line: string): string {
  return `${field}-${line}`
}

/** Gives what is wrong with one line. `mayBeNone`: of what was promised nothing may have come. */
export function findLineFaults(
  line: ArrivalLine,
  { hasCome, mayBeNone }: { readonly hasCome: boolean; readonly mayBeNone: boolean },
): LineFault[] {
  const fault = (field: string, text: LineFault['text']) => [
    { field: lineFieldId(field, line.id), text },
  ]
  const packs =
    line.packFactor === null || line.packFactor > 0 ? [] : fault('pack', 'aid.line.err.pack')
  const value =
    line.value.trim() === '' || parseMoney(line.value) !== undefined
      ? []
      : fault('value', 'aid.line.err.value')
  const countedIn = !hasCome && line.packFactor !== null ? 'pack' : line.unit
  if (!isCount(line.arrived, countedIn, mayBeNone))
    return [...fault('arrived', mayBeNone ? 'val.arrived' : 'val.qty'), ...packs, ...value]
  if (!hasCome) return [...packs, ...value]
  const damaged = line.damaged ?? 0
  const lacking = Math.max(0, -(differenceOf(line) ?? 0))
  return [
    ...(damaged > (line.arrived ?? 0) || damaged < 0 ? fault('damaged', 'val.damaged') : []),
    ...((line.missing ?? 0) > lacking ? fault('missing', 'aid.line.err.missing') : []),
    ...packs,
    ...value,
  ]
}
