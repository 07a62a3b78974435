import type { Aid } from '../records/aid.ts'

export type MoneySum = { readonly currency: string; readonly amount: number }

/** Gives the money of aid records, in minor units by currency, in the order of the currencies. */
export function sumMoney(aids: readonly { readonly aid: Aid }[]): readonly MoneySum[] {
  const sums = new Map<string, number>()
  for (const { aid } of aids)
    if (aid.money !== undefined)
      sums.set(aid.money.currency, (sums.get(aid.money.currency) ?? 0) + aid.money.amount)
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}
