// Needs against what was promised, received and handed out, summed by item and unit. The four stand
// inside one another: handed out ⊂ received ⊂ promised ⊂ needed or more. [OV5]

import { roundAmount } from '../../base/round-amount.ts'
import type { RecordId } from '../../base/ids.ts'
import type { Unit } from '../../records/codes.ts'
import type { Need } from '../../records/need.ts'
import type { NeedCoverage } from '../coverage.ts'

export type CountedNeed = {
  readonly id: RecordId
  readonly need: Need
  readonly coverage: NeedCoverage | undefined
}

export type ItemSum = {
  readonly item: string
  /** What a person called an item that the catalogue does not have. */
  readonly name: string | undefined
  readonly unit: Unit
  readonly asked: number
  /** Promised, on the way or here. */
  readonly promised: number
  readonly received: number
  readonly distributed: number
  readonly open: number
  readonly needs: readonly RecordId[]
}

/** Gives the sums, what most needs ask for first; units are never mixed. Pure; order does not matter. [OV5] */
export function sumNeeds(needs: readonly CountedNeed[]): readonly ItemSum[] {
  const sums = new Map<string, ItemSum & { needs: RecordId[] }>()
  const inOrder = [...needs].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, need, coverage } of inOrder) {
    for (const line of need.lines) {
      const known = coverage?.lines.find((one) => one.line === line.id)
      const name = line.item === 'other' ? line.name : undefined
      const key = `${line.item}\n${name ?? ''}\n${line.unit}`
      const sum = sums.get(key) ?? none(line.item, name, line.unit)
      const received = known?.received ?? 0
      sums.set(key, {
        ...sum,
        asked: roundAmount(sum.asked + line.quantity),
        promised: roundAmount(
          sum.promised + (known?.promised ?? 0) + (known?.onTheWay ?? 0) + received,
        ),
        received: roundAmount(sum.received + received),
        distributed: roundAmount(sum.distributed + (known?.distributed ?? 0)),
        open: roundAmount(sum.open + (known?.open ?? line.quantity)),
      })
      if (sum.needs.at(-1) !== id) sum.needs.push(id)
    }
  }
  return [...sums.values()].sort(
    (a, b) => b.needs.length - a.needs.length || (a.item < b.item ? -1 : 1),
  )
}

function none(item: string, name: string | undefined, unit: Unit) {
  return {
    item,
    name,
    unit,
    asked: 0,
    promised: 0,
    received: 0,
    distributed: 0,
    open: 0,
    needs: [],
  }
}
