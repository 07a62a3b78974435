// What each donor gave: records, goods by item and unit, money by currency. Offers that nobody
// accepted and what was cancelled are left out. [OV6]

import { roundAmount } from '../../base/round-amount.ts'
import { sumMoney, type MoneySum } from '../sum-money.ts'
import type { RecordId } from '../../base/ids.ts'
import type { Aid } from '../../records/aid.ts'
import type { Unit } from '../../records/codes.ts'

export type CountedAid = { readonly id: RecordId; readonly aid: Aid }

export type GoodsSum = {
  readonly item: string
  readonly name: string | undefined
  readonly unit: Unit
  /** What was promised, or came where nothing had been. */
  readonly promised: number
  readonly received: number
  readonly distributed: number
}

export type DonorSum = {
  /** Undefined for aid whose donor is not written down. */
  readonly donor: string | undefined
  readonly aids: readonly RecordId[]
  readonly goods: readonly GoodsSum[]
  /** Minor units by currency, in the order of the currencies. */
  readonly money: readonly MoneySum[]
}

/** Gives the donors, who gave most records first. Pure; order does not matter. [OV6] */
export function sumDonors(aids: readonly CountedAid[]): readonly DonorSum[] {
  const byDonor = new Map<string, CountedAid[]>()
  for (const known of [...aids].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (known.aid.removed || known.aid.status === 'offered' || known.aid.status === 'cancelled')
      continue
    const key = known.aid.donor ?? ''
    const group = byDonor.get(key)
    if (group === undefined) byDonor.set(key, [known])
    else group.push(known)
  }
  return [...byDonor]
    .map(([donor, known]) => ({
      donor: donor === '' ? undefined : donor,
      aids: known.map(({ id }) => id),
      goods: sumGoods(known),
      money: sumMoney(known),
    }))
    .sort((a, b) => b.aids.length - a.aids.length || ((a.donor ?? '') < (b.donor ?? '') ? -1 : 1))
}

function sumGoods(aids: readonly CountedAid[]): GoodsSum[] {
  const sums = new Map<string, GoodsSum>()
  for (const { aid } of aids) {
    for (const line of aid.lines) {
      const name = line.item === 'other' ? line.name : undefined
      const key = `${line.item}\n${name ?? ''}\n${line.unit}`
      const known = sums.get(key)
      const received = line.received ?? 0
      const handedOut = aid.distributions
        .filter((handOut) => handOut.line === line.id)
        .reduce((sum, { quantity }) => sum + quantity, 0)
      sums.set(key, {
        item: line.item,
        name,
        unit: line.unit,
        promised: roundAmount((known?.promised ?? 0) + Math.max(line.promised ?? 0, received)),
        received: roundAmount((known?.received ?? 0) + received),
        distributed: roundAmount((known?.distributed ?? 0) + Math.min(handedOut, received)),
      })
    }
  }
  return [...sums.values()]
}
