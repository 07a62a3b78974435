// What became of what one donor gave: came, went where, is left. Summed from the records; a person's
// name is in none of it. [UR1-UR3]

import { roundAmount } from '../base/round-amount.ts'
import { sumMoney, type MoneySum } from './sum-money.ts'
import type { Moment } from '../base/moment.ts'
import type { Aid, HandOut } from '../records/aid.ts'
import type { AidStatus, Unit } from '../records/codes.ts'
import { balanceAid } from './aid-balance.ts'

export type KnownAid = { readonly id: string; readonly aid: Aid }

/** Where a part went, as precisely as the reader may know it. */
export type Destination = {
  /** Undefined where it went beyond a single place. */
  readonly facility: string | undefined
  readonly district: string | undefined
  /** Places that took it over, and households where it went to residents. */
  readonly places: number
  readonly households: number
  readonly quantity: number
}

export type UseLine = {
  readonly item: string
  readonly name: string | undefined
  readonly unit: Unit
  readonly received: number
  readonly distributed: number
  readonly writtenOff: number
  readonly inStore: number
  /** The larger part first. */
  readonly went: readonly Destination[]
}

export type UseReport = {
  readonly aids: readonly string[]
  readonly lines: readonly UseLine[]
  readonly money: readonly MoneySum[]
}

export type UseQuestion = {
  readonly donor: string
  /** Only what arrived since then; undefined for everything. */
  readonly since: Moment | undefined
  readonly districtOf: (spot: {
    readonly facility: string | undefined
    readonly place: string | undefined
  }) => string | undefined
  /** Whether places may be told apart, or only their number in a district. */
  readonly byPlace: boolean
}

const HERE: ReadonlySet<AidStatus> = new Set(['received', 'accepted', 'reported'])

/** Gives the aid of one donor that has come; the order of records does not matter. [UR1] */
export function reportUse(aids: readonly KnownAid[], question: UseQuestion): UseReport {
  const came = aids
    .filter(({ aid }) => isCounted(aid, question))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const groups = new Map<string, LinePart[]>()
  for (const { aid } of came) {
    const balances = balanceAid(aid)
    for (const line of aid.lines) {
      const balance = balances.find((one) => one.line === line.id)
      const name = line.item === 'other' ? line.name : undefined
      const key = JSON.stringify([line.item, name ?? '', line.unit])
      const handOuts = aid.distributions.filter((one) => one.line === line.id)
      const { item, unit } = line
      const part = { item, name, unit, handOuts, ...pickSums(balance) }
      groups.set(key, [...(groups.get(key) ?? []), part])
    }
  }
  const lines = [...groups.values()]
    .flatMap((parts) => sumParts(parts, question))
    .filter(({ received, distributed }) => received > 0 || distributed > 0)
  return { aids: came.map(({ id }) => id), lines, money: sumMoney(came) }
}

type Sums = Pick<UseLine, 'received' | 'distributed' | 'writtenOff' | 'inStore'>
type LinePart = Pick<UseLine, 'item' | 'name' | 'unit'> &
  Sums & { readonly handOuts: readonly HandOut[] }

function isCounted(aid: Aid, { donor, since }: UseQuestion): boolean {
  if (aid.removed || aid.donor !== donor || !HERE.has(aid.status)) return false
  return since === undefined || (aid.receivedAt ?? since) >= since
}

function pickSums(balance: Sums | undefined): Sums {
  const { received = 0, distributed = 0, writtenOff = 0, inStore = 0 } = balance ?? {}
  return { received, distributed, writtenOff, inStore }
}

function sumParts(parts: readonly LinePart[], question: UseQuestion): UseLine[] {
  const [first] = parts
  if (first === undefined) return []
  const total = (pick: (part: LinePart) => number) =>
    roundAmount(parts.reduce((sum, part) => sum + pick(part), 0))
  const { item, name, unit } = first
  return [
    {
      item,
      name,
      unit,
      received: total(({ received }) => received),
      distributed: total(({ distributed }) => distributed),
      writtenOff: total(({ writtenOff }) => writtenOff),
      inStore: total(({ inStore }) => inStore),
      went: sumDestinations(
        parts.flatMap(({ handOuts }) => handOuts),
        question,
      ),
    },
  ]
}

/** Households add up; a place that took twice is one place. [UR2] */
function sumDestinations(
  handOuts: readonly HandOut[],
  { districtOf, byPlace }: UseQuestion,
): readonly Destination[] {
  const groups = new Map<
    string,
    Omit<Destination, 'places'> & { readonly seen: ReadonlySet<string> }
  >()
  for (const { to, residentsPlace, households, quantity } of handOuts) {
    const district = districtOf({ facility: to, place: residentsPlace })
    const facility = byPlace ? to : undefined
    const key = JSON.stringify([district ?? '', facility ?? '', to === undefined])
    const known = groups.get(key)
    const seen = new Set([...(known?.seen ?? []), ...(to === undefined ? [] : [to])])
    groups.set(key, {
      facility,
      district,
      seen,
      households: (known?.households ?? 0) + (to === undefined ? (households ?? 0) : 0),
      quantity: roundAmount((known?.quantity ?? 0) + quantity),
    })
  }
  return [...groups]
    .sort(([a, one], [b, other]) => other.quantity - one.quantity || (a < b ? -1 : 1))
    .map(([, { seen, ...destination }]) => ({ ...destination, places: seen.size }))
}
