// How long each link of the chain takes: request → first promise → receipt → hand-out. A median, with
// the number of needs it stands on, and how many still wait there. [OV7]

import type { Moment } from '../../base/moment.ts'

/** One need, with the earliest moment of each link; undefined for what has not happened. */
export type Journey = {
  readonly requestedAt: Moment
  readonly promisedAt: Moment | undefined
  readonly receivedAt: Moment | undefined
  readonly handedOutAt: Moment | undefined
}

export const CHAIN_STEPS = ['promise', 'receipt', 'hand-out'] as const
export type ChainStep = (typeof CHAIN_STEPS)[number]

export type StepSum = {
  readonly step: ChainStep
  readonly medianMs: number | undefined
  readonly done: number
  /** Needs that came as far as this step and no further. */
  readonly waiting: number
}

export type ChainSum = {
  readonly steps: readonly StepSum[]
  /** The step with the longest median; undefined while none is done. */
  readonly slowest: ChainStep | undefined
}

/** Gives the three steps in order. A link that is older than the one before it took no time; a receipt
 *  that nobody had promised is in no step of promise or receipt. Pure; order does not matter. [OV7] */
export function sumChain(journeys: readonly Journey[]): ChainSum {
  const steps = CHAIN_STEPS.map((step): StepSum => {
    const spans = journeys.flatMap((journey) => {
      const { from, to } = linkOf(journey, step)
      return from === undefined || to === undefined ? [] : [Math.max(0, to - from)]
    })
    const waiting = journeys.filter((journey) => isWaiting(journey, step)).length
    return { step, medianMs: median(spans), done: spans.length, waiting }
  })
  const done = steps.filter(({ medianMs }) => medianMs !== undefined)
  const longest = Math.max(...done.map(({ medianMs }) => medianMs ?? 0))
  return { steps, slowest: done.find(({ medianMs }) => medianMs === longest)?.step }
}

function linkOf(journey: Journey, step: ChainStep) {
  switch (step) {
    case 'promise':
      return { from: journey.requestedAt, to: journey.promisedAt }
    case 'receipt':
      return { from: journey.promisedAt, to: journey.receivedAt }
    case 'hand-out':
      return { from: journey.receivedAt, to: journey.handedOutAt }
  }
}

/** What was handed out or received needs no earlier link any more. */
function isWaiting(journey: Journey, step: ChainStep): boolean {
  const { promisedAt, receivedAt, handedOutAt } = journey
  if (handedOutAt !== undefined) return false
  if (step === 'hand-out') return receivedAt !== undefined
  if (receivedAt !== undefined) return false
  return step === 'receipt' ? promisedAt !== undefined : promisedAt === undefined
}

function median(spans: readonly number[]): number | undefined {
  const sorted = [...spans].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return undefined
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
