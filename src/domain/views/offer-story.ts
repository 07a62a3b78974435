// What a partner reads of an offer that it made by its link: how far it is, and what became of it in
// kinds and totals. No place, no paper, nobody's name; of free text only what the partner itself
// wrote and what city hall answered. [OS1-OS3]

import type { Moment } from '../base/moment.ts'
import { readAid, type Aid, type AidLine } from '../records/aid.ts'
import { isByPartner, readPartnerOffer } from '../records/aid-offer.ts'
import { AID_STATUSES, type AidStatus, type Unit } from '../records/codes.ts'
import type { RecordState } from '../replica/merge.ts'
import { balanceAid } from './aid-balance.ts'
import { stepMoment } from './aid-steps.ts'
import { stageOf } from './coverage.ts'

export const OFFER_STATES = [
  'offered',
  'promised',
  'on-the-way',
  'received',
  'handed-out',
  'declined',
  'called-off',
] as const
export type OfferState = (typeof OFFER_STATES)[number]

export type OfferedGoods = {
  readonly item: string
  /** Only where the partner itself named it. */
  readonly name: string | undefined
  readonly unit: Unit
  /** Undefined where nobody said how many. */
  readonly offered: number | undefined
  readonly received: number
  readonly distributed: number
}

export type OfferStory = {
  readonly state: OfferState
  readonly offeredAt: Moment | undefined
  /** When the state was reached, as far as somebody said so. */
  readonly since: Moment | undefined
  /** What city hall answered to an offer that it does not take. */
  readonly reason: string | undefined
  readonly goods: readonly OfferedGoods[]
  readonly money: { readonly amount: number; readonly currency: string } | undefined
}

/** Tells of one offer; what was removed from the list of aid is not taken any more. [OS1] */
export function tellOffer(record: RecordState): OfferStory {
  const { fields } = record
  const aid = readAid(fields)
  const goods = tellGoods(aid, record)
  const state = stateOf(aid, goods, wasAgreed(fields))
  return {
    state,
    offeredAt: stepMoment(fields, 'offered'),
    since: sinceWhen(state, aid, fields),
    reason: state === 'declined' ? readPartnerOffer(fields)?.declinedBecause : undefined,
    goods,
    money: aid.money && { amount: aid.money.amount, currency: aid.money.currency },
  }
}

function tellGoods(aid: Aid, record: RecordState): readonly OfferedGoods[] {
  const balances = balanceAid(aid)
  return aid.lines.map((line) => {
    const balance = balances.find((one) => one.line === line.id)
    const { item, unit, promised } = line
    const { received = 0, distributed = 0 } = balance ?? {}
    return { item, name: ownName(line, record), unit, offered: promised, received, distributed }
  })
}

/** A name that city hall wrote is for city hall. [OS2] */
function ownName({ id, item, name }: AidLine, record: RecordState): string | undefined {
  if (item !== 'other' || name === undefined) return undefined
  return isByPartner(record.stamps[`lines/${id}/name`] ?? '', record) ? name : undefined
}

function stateOf(aid: Aid, goods: readonly OfferedGoods[], isAgreed: boolean): OfferState {
  if (aid.removed || aid.status === 'cancelled') return isAgreed ? 'called-off' : 'declined'
  const stage = stageOf(aid.status)
  if (stage === 'none') return 'offered'
  if (stage !== 'here') return stage
  return isAllOut(goods) ? 'handed-out' : 'received'
}

/** Handed out when all that came is out; a part of it is told by the numbers. [OS3] */
function isAllOut(goods: readonly OfferedGoods[]): boolean {
  return (
    goods.some(({ distributed }) => distributed > 0) &&
    goods.every(({ received, distributed }) => distributed >= received)
  )
}

function wasAgreed(fields: RecordState['fields']): boolean {
  return AID_STATUSES.some(
    (step) => step !== 'offered' && step !== 'cancelled' && stepMoment(fields, step) !== undefined,
  )
}

function sinceWhen(state: OfferState, aid: Aid, fields: RecordState['fields']): Moment | undefined {
  if (state === 'handed-out') {
    const moments = aid.distributions.flatMap(({ at }) => at ?? [])
    return moments.length === 0 ? undefined : Math.max(...moments)
  }
  const reached = STEPS_OF[state].flatMap((step) => stepMoment(fields, step) ?? [])
  return reached[0]
}

/** The step at which a state begins comes first. */
const STEPS_OF: Readonly<Record<Exclude<OfferState, 'handed-out'>, readonly AidStatus[]>> = {
  offered: ['offered'],
  promised: ['agreed', 'in-preparation'],
  'on-the-way': ['in-transit', 'at-customs'],
  received: ['received', 'accepted', 'reported'],
  declined: ['cancelled'],
  'called-off': ['cancelled'],
}
