// Lines of many needs, summed to what a procurement officer can act on: one row an item, unit and
// specification. A free text inside a specification parts two rows, because it may say anything. [AS2]

import { roundAmount } from '../../base/round-amount.ts'
import { URGENCIES, type Unit, type Urgency } from '../../records/codes.ts'
import type { NeedLine } from '../../records/need.ts'
import type { Value } from '../../replica/path.ts'

export type CountedLine = {
  readonly need: string
  readonly line: NeedLine
  readonly urgency: Urgency
  readonly neededBy: string | undefined
  readonly promised: number
  readonly received: number
  readonly open: number
  readonly district: string | undefined
  readonly facility: string | undefined
}

export type AskedLine = {
  readonly key: string
  readonly item: string
  readonly name: string | undefined
  readonly unit: Unit
  readonly spec: Readonly<Record<string, Value>>
  /** The most pressing of its needs. */
  readonly urgency: Urgency
  /** The earliest day, ISO 8601. */
  readonly neededBy: string | undefined
  readonly quantity: number
  readonly promised: number
  readonly received: number
  readonly open: number
  /** Lines whose quantity nobody stated: beside the sum, never in it as 0. */
  readonly unstated: number
  readonly needs: number
  /** How much of the quantity is asked where; the larger part first. */
  readonly places: readonly {
    readonly district: string | undefined
    readonly facility: string | undefined
    readonly quantity: number
  }[]
}

/** Gives the rows, most pressing first, then by what is still open. What is met is left out. [AS2] [AS3] */
export function sumLines(lines: readonly CountedLine[]): readonly AskedLine[] {
  const groups = new Map<string, CountedLine[]>()
  for (const line of lines) {
    if (line.line.quantity > 0 && line.open === 0) continue
    const key = keyOf(line.line)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return [...groups]
    .flatMap(([key, group]) => sumOne(key, group))
    .sort(
      (a, b) =>
        URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
        b.open - a.open ||
        (a.key < b.key ? -1 : 1),
    )
}

function keyOf({ item, name, unit, spec }: NeedLine): string {
  const said = Object.entries(spec).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([item, item === 'other' ? (name ?? '') : '', unit, said])
}

function sumOne(key: string, group: readonly CountedLine[]): AskedLine[] {
  const [first] = group
  if (first === undefined) return []
  const total = (pick: (line: CountedLine) => number) =>
    roundAmount(group.reduce((sum, line) => sum + pick(line), 0))
  const days = group.flatMap(({ neededBy }) => neededBy ?? []).sort()
  const { item, name, unit, spec } = first.line
  return [
    {
      key,
      item,
      name: item === 'other' ? name : undefined,
      unit,
      spec,
      urgency: URGENCIES.find((one) => group.some(({ urgency }) => urgency === one)) ?? 'standard',
      neededBy: days[0],
      quantity: total(({ line }) => line.quantity),
      promised: total(({ promised }) => promised),
      received: total(({ received }) => received),
      open: total(({ open }) => open),
      unstated: group.filter(({ line }) => line.quantity === 0).length,
      needs: new Set(group.map(({ need }) => need)).size,
      places: placesOf(group),
    },
  ]
}

function placesOf(group: readonly CountedLine[]): AskedLine['places'] {
  const places = new Map<string, AskedLine['places'][number]>()
  for (const { district, facility, line } of group) {
    const key = `${district ?? ''}\n${facility ?? ''}`
    const quantity = roundAmount((places.get(key)?.quantity ?? 0) + line.quantity)
    places.set(key, { district, facility, quantity })
  }
  return [...places]
    .sort(([a, one], [b, other]) => other.quantity - one.quantity || (a < b ? -1 : 1))
    .map(([, place]) => place)
}
