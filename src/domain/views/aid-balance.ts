// What became of what arrived: received = handed out + written off + in store. The balance must
// close; where more was handed out than came, the gap is named and nothing is lost. [AB1]

import { roundAmount } from '../base/round-amount.ts'
import type { Aid, AidLine, HandOut } from '../records/aid.ts'

export type LineBalance = {
  readonly line: string
  readonly promised: number
  readonly received: number
  readonly damaged: number
  /** Said to be missing for good; what is short beyond it may still come. */
  readonly missing: number
  readonly distributed: number
  readonly writtenOff: number
  /** Never below zero. */
  readonly inStore: number
  /** Handed out or written off beyond what was received: paper and reality ahead of the phone. */
  readonly beyond: number
  /** Received less than promised; undefined while nothing was received or nothing promised. */
  readonly short: number | undefined
}

export function balanceAid(aid: Aid): readonly LineBalance[] {
  return aid.lines.map((line) => balanceLine(aid, line))
}

function balanceLine(aid: Aid, line: AidLine): LineBalance {
  const received = line.received ?? 0
  const distributed = sumFor(aid.distributions, line.id)
  const writtenOff = sumFor(aid.writeoffs, line.id)
  const rest = roundAmount(received - distributed - writtenOff)
  const isCompared = line.received !== undefined && line.promised !== undefined
  return {
    line: line.id,
    promised: line.promised ?? 0,
    received,
    damaged: line.damaged,
    missing: line.missing,
    distributed,
    writtenOff,
    inStore: Math.max(0, rest),
    beyond: Math.max(0, -rest),
    short: isCompared ? roundAmount((line.promised ?? 0) - received - line.damaged) : undefined,
  }
}

function sumFor(handOuts: readonly HandOut[], line: string): number {
  return roundAmount(
    handOuts
      .filter((handOut) => handOut.line === line)
      .reduce((sum, { quantity }) => sum + quantity, 0),
  )
}
