// Aid against needs: what of each line of a need is promised, on the way, here, handed out, open.
// An aid line counts for the need line that it names (forNeed, forLine). One that names none, in a
// record that answers whole needs (needs/<need>/<line>), fills those lines of the same item and unit
// in turn. Units are never mixed; what is more than was asked is named, not hidden. [CV1-CV4]

import { roundAmount } from '../base/round-amount.ts'
import type { Aid, AidLine } from '../records/aid.ts'
import type { AidStatus } from '../records/codes.ts'
import type { Need, NeedLine } from '../records/need.ts'

export type LineCoverage = {
  readonly line: string
  readonly asked: number
  /** Promised, and not yet under way. */
  readonly promised: number
  readonly onTheWay: number
  /** Arrived in good order; what was handed out is part of it. */
  readonly received: number
  readonly distributed: number
  /** Asked, and neither promised nor on the way nor here. */
  readonly open: number
  /** What came, or will come, beyond what was asked. */
  readonly over: number
}

export type NeedState = 'open' | 'partly-met' | 'met'

export type NeedCoverage = {
  readonly lines: readonly LineCoverage[]
  readonly state: NeedState
  /** Ids of the aid records that answer this need, grants of money among them. */
  readonly answeredBy: readonly string[]
}

export type KnownNeed = { readonly id: string; readonly need: Need }
export type KnownAid = { readonly id: string; readonly aid: Aid }

type Amounts = { promised: number; onTheWay: number; received: number; distributed: number }
type Claim = {
  readonly need: string
  readonly line: NeedLine
  readonly amounts: Amounts
  readonly aids: Set<string>
}

/** Gives the coverage of every need. Pure; neither the order of needs nor of aid matters. [CV1] */
export function coverNeeds(
  needs: readonly KnownNeed[],
  aids: readonly KnownAid[],
): ReadonlyMap<string, NeedCoverage> {
  const claims = new Map<string, Claim>()
  for (const { id, need } of needs) {
    for (const line of need.lines) {
      claims.set(keyOf(id, line.id), { need: id, line, amounts: none(), aids: new Set() })
    }
  }
  for (const known of needs) followDouble(claims, needs, known)
  const supplies = [...aids]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((known) => suppliesOf(claims, known))
  // Those that name their line come first: what is left of the room goes to those that name none.
  for (const supply of supplies) if (supply.named !== undefined) addNamed(supply, supply.named)
  for (const { named, fitting, amounts } of supplies)
    if (named === undefined) fillInTurn(fitting, amounts)
  return new Map(needs.map((known) => [known.id, sumUp(known, claims)]))
}

/** What is promised to a double goes to the need that it was joined to, line by line. [CV5] */
function followDouble(
  claims: Map<string, Claim>,
  needs: readonly KnownNeed[],
  { id, need }: KnownNeed,
): void {
  if (need.sameAs === undefined) return
  const main = needs.find((known) => known.id === need.sameAs)
  for (const line of need.lines) {
    const same = main?.need.lines.find((one) => one.id === line.id || isAlike(one, line))
    const claim = main && same && claims.get(keyOf(main.id, same.id))
    if (claim !== undefined) claims.set(keyOf(id, line.id), claim)
  }
}

function isAlike(a: NeedLine, b: NeedLine): boolean {
  return a.item === b.item && a.unit === b.unit && a.name === b.name
}

/** Gives the ids of the needs that some aid answers; all others are open as a whole. */
export function findNamedNeeds(aids: readonly KnownAid[]): ReadonlySet<string> {
  const named = new Set<string>()
  for (const { aid } of aids) {
    for (const { need } of aid.answers) named.add(need)
    for (const { forNeed } of aid.lines) if (forNeed !== undefined) named.add(forNeed)
  }
  return named
}

/** One line of aid, with the line of a need that it names, or those that it may fill. */
type Supply = {
  readonly line: AidLine
  readonly amounts: Amounts
  readonly named: Claim | undefined
  readonly fitting: readonly Claim[]
}

function suppliesOf(claims: ReadonlyMap<string, Claim>, { id, aid }: KnownAid): Supply[] {
  if (aid.removed || stageOf(aid.status) === 'none') return []
  // A set: a need and its double may both be answered, and are one claim.
  const answered = [
    ...new Set(aid.answers.flatMap(({ need, line }) => claims.get(keyOf(need, line)) ?? [])),
  ]
  for (const claim of answered) claim.aids.add(id)
  return aid.lines.map((line) => {
    const named = claims.get(keyOf(line.forNeed ?? '', line.forLine ?? ''))
    named?.aids.add(id)
    const fitting = answered.filter((claim) => fits(claim, line))
    return { line, amounts: amountsOf(aid, line), named, fitting }
  })
}

/** What stands in for another item is counted as long as it is counted in the same unit. */
function addNamed({ line, amounts }: Supply, { line: wanted, amounts: to }: Claim): void {
  if (wanted.unit !== line.unit) return
  to.promised += amounts.promised
  to.onTheWay += amounts.onTheWay
  to.received += amounts.received
  to.distributed += amounts.distributed
}

/** What an aid line stands for, each piece counted at one stage only. [CV2] */
function amountsOf(aid: Aid, line: AidLine): Amounts {
  const received = line.received ?? 0
  const isHere = stageOf(aid.status) === 'here'
  const outstanding = isHere ? 0 : Math.max(0, (line.promised ?? 0) - received - line.damaged)
  const handedOut = aid.distributions
    .filter((handOut) => handOut.line === line.id)
    .reduce((sum, handOut) => sum + handOut.quantity, 0)
  return {
    promised: stageOf(aid.status) === 'promised' ? outstanding : 0,
    onTheWay: stageOf(aid.status) === 'on-the-way' ? outstanding : 0,
    received,
    distributed: Math.min(handedOut, received),
  }
}

/** Gives how far aid has come, as needs and partners reckon it; before and beside the way it is at none. */
export function stageOf(status: AidStatus): 'promised' | 'on-the-way' | 'here' | 'none' {
  switch (status) {
    case 'agreed':
    case 'in-preparation':
      return 'promised'
    case 'in-transit':
    case 'at-customs':
      return 'on-the-way'
    case 'received':
    case 'accepted':
    case 'reported':
      return 'here'
    case 'offered':
    case 'cancelled':
      return 'none'
  }
}

/** Fills each claim up to what it asked, the furthest stage first; the last one takes what is over. [CV3] */
function fillInTurn(claims: readonly Claim[], amounts: Amounts): void {
  const left = { ...amounts }
  const inOrder = [...claims].sort((a, b) =>
    keyOf(a.need, a.line.id) < keyOf(b.need, b.line.id) ? -1 : 1,
  )
  for (const [index, claim] of inOrder.entries()) {
    const isLast = index === inOrder.length - 1
    for (const stage of ['received', 'onTheWay', 'promised'] as const) {
      const room = isLast ? left[stage] : Math.max(0, claim.line.quantity - total(claim.amounts))
      const taken = Math.min(left[stage], room)
      claim.amounts[stage] += taken
      left[stage] -= taken
      if (stage !== 'received') continue
      const handedOut = Math.min(left.distributed, taken)
      claim.amounts.distributed += handedOut
      left.distributed -= handedOut
    }
  }
}

function sumUp({ id, need }: KnownNeed, claims: ReadonlyMap<string, Claim>): NeedCoverage {
  const own = need.lines.flatMap((line) => {
    const claim = claims.get(keyOf(id, line.id))
    return claim === undefined ? [] : [{ line, claim }]
  })
  const lines = own.map(({ line, claim }) => sumLine(line, claim.amounts))
  const answeredBy = [...new Set(own.flatMap(({ claim }) => [...claim.aids]))].sort()
  return { lines, state: stateOf(lines), answeredBy }
}

/** A line that was asked for without a number (0) has neither a rest nor too much. */
function sumLine({ id, quantity }: NeedLine, amounts: Amounts): LineCoverage {
  const covered = total(amounts)
  return {
    line: id,
    asked: quantity,
    promised: roundAmount(amounts.promised),
    onTheWay: roundAmount(amounts.onTheWay),
    received: roundAmount(amounts.received),
    distributed: roundAmount(amounts.distributed),
    open: roundAmount(Math.max(0, quantity - covered)),
    over: quantity === 0 ? 0 : roundAmount(Math.max(0, covered - quantity)),
  }
}

/** Met when everything that was asked is here; whether "some" is enough only a person can say. [CV4] */
function stateOf(lines: readonly LineCoverage[]): NeedState {
  const isMet = ({ asked, received }: LineCoverage) => asked > 0 && received >= asked
  if (lines.length > 0 && lines.every(isMet)) return 'met'
  return lines.some((line) => line.received > 0) ? 'partly-met' : 'open'
}

function fits(claim: Claim, line: AidLine): boolean {
  return claim.line.unit === line.unit && claim.line.item === line.item
}

function keyOf(need: string, line: string): string {
  return `${need}/${line}`
}

function none(): Amounts {
  return { promised: 0, onTheWay: 0, received: 0, distributed: 0 }
}

function total({ promised, onTheWay, received }: Amounts): number {
  return promised + onTheWay + received
}
