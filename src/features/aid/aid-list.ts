// What is expected, what is in stock, what went out: the three parts of the list of aid.

import type { Aid, AidLine, HandOut } from '../../domain/records/aid.ts'
import { balanceAid, type LineBalance } from '../../domain/views/aid-balance.ts'
import { hasArrived, isExpected } from './aid-steps.ts'

export type KnownAid = { readonly id: string; readonly aid: Aid }

export type StockLine = {
  /** `<aid>/<line>` */
  readonly key: string
  readonly id: string
  readonly aid: Aid
  readonly line: AidLine
  readonly balance: LineBalance
}

export type GivenOut = {
  readonly id: string
  readonly aid: Aid
  readonly line: AidLine | undefined
  readonly handOut: HandOut
}

/** What has not come yet, the soonest first; without a day last. */
export function findExpected<T extends KnownAid>(aids: readonly T[]): readonly T[] {
  const dayOf = ({ aid }: T) => aid.expectedAt ?? Number.POSITIVE_INFINITY
  return aids
    .filter(({ aid }) => isExpected(aid.status))
    .sort((a, b) => (dayOf(a) === dayOf(b) ? 0 : dayOf(a) - dayOf(b)))
}

/** Gives which of what a donor promised has most likely come: what was under way, the soonest first;
 *  else the only one there is. */
export function likelyArrival<T extends KnownAid>(expected: readonly T[]): T | undefined {
  const underWay = findExpected(expected).find(
    ({ aid }) => aid.status === 'at-customs' || aid.status === 'in-transit',
  )
  return underWay ?? (expected.length === 1 ? expected[0] : undefined)
}

/** What is here and not all handed out; money and what nobody counted stay until they are reported. */
export function findInStock<T extends KnownAid>(aids: readonly T[]): readonly T[] {
  return aids.filter(({ aid }) => {
    if (!hasArrived(aid.status)) return false
    if (aid.lines.length === 0) return aid.status !== 'reported'
    return (
      aid.lines.some(({ received }) => received === undefined) ||
      balanceAid(aid).some(({ inStore }) => inStore > 0)
    )
  })
}

/** Every line that has come, those with something left first; the latest arrival first. */
export function findStockLines(aids: readonly KnownAid[]): readonly StockLine[] {
  const lines = aids
    .filter(({ aid }) => hasArrived(aid.status) && !aid.removed)
    .sort((a, b) => (b.aid.receivedAt ?? 0) - (a.aid.receivedAt ?? 0))
    .flatMap(({ id, aid }) => {
      const balances = balanceAid(aid)
      return aid.lines.flatMap((line) => {
        const balance = balances.find((one) => one.line === line.id)
        return balance === undefined ? [] : [{ key: `${id}/${line.id}`, id, aid, line, balance }]
      })
    })
  return [
    ...lines.filter(({ balance }) => balance.inStore > 0),
    ...lines.filter(({ balance }) => balance.inStore <= 0),
  ]
}

/** Gives what is left of a line; undefined where nobody counted what came. */
export function leftOf({ line, balance }: StockLine): number | undefined {
  return line.received === undefined ? undefined : balance.inStore
}

/** Every hand-out, the latest first. */
export function findGivenOut(aids: readonly KnownAid[]): readonly GivenOut[] {
  return aids
    .flatMap(({ id, aid }) =>
      aid.distributions.map((handOut) => ({
        id,
        aid,
        handOut,
        line: aid.lines.find((line) => line.id === handOut.line),
      })),
    )
    .sort((a, b) => (b.handOut.at ?? 0) - (a.handOut.at ?? 0))
}
