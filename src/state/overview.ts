// The numbers of the city, counted by a worker of their own and kept while the app is open: leaving
// the overview and coming back shows them at once.

import { useEffect, useState } from 'preact/hooks'
import type { AreaSum } from '../domain/views/overview/area-sums.ts'
import type { CityQuestion, Overview } from '../domain/views/overview/overview.ts'

export type Counted = {
  readonly question: CityQuestion
  readonly overview: Overview
  /** Of the areas that were asked for; none where the map shows the municipality's own. */
  readonly areas: readonly AreaSum[]
}
type Answer = ({ readonly tag: 'answer' } & Counted) | { readonly tag: 'failed' }

let worker: Worker | undefined
let last: Counted | undefined
const listeners = new Set<(answer: Answer) => void>()

export type OverviewState = {
  readonly counted: Counted | undefined
  /** The count answers another question: the one that is asked is still being counted. */
  readonly isOther: boolean
  readonly failed: boolean
}

type Heard = { readonly counted: Counted | undefined; readonly failed: boolean }

/** Starts the worker ahead, so that what it counted last is here when the overview is opened. */
export function warmOverview(): void {
  startWorker()
}

/** Asks the worker, and again whenever the question changes; it answers anew after each write. */
export function useOverview(
  question: CityQuestion | undefined,
  areas: readonly string[],
): OverviewState {
  const [state, setState] = useState<Heard>({ counted: last, failed: false })
  useEffect(() => {
    const listen = (answer: Answer) =>
      setState(({ counted }) =>
        answer.tag === 'failed' ? { counted, failed: true } : { counted: answer, failed: false },
      )
    listeners.add(listen)
    return () => {
      listeners.delete(listen)
    }
  }, [])
  useEffect(() => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    if (question !== undefined) startWorker().postMessage({ question, areas })
  }, [question, areas])
  return { ...state, isOther: !isAnswerTo(question, state.counted) }
}

function isAnswerTo(asked: CityQuestion | undefined, counted: Counted | undefined): boolean {
  if (asked === undefined || counted === undefined) return false
  const { district, days } = counted.question
  return district === asked.district && days.length === asked.days.length
}

function startWorker(): Worker {
  if (worker !== undefined) return worker
  worker = new Worker(new URL('../workers/city-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => tell(data))
  // Its file is not on the phone yet and there is no network: the next question tries again.
  worker.addEventListener('error', () => {
    worker = undefined
    tell({ tag: 'failed' })
  })
  return worker
}

function tell(answer: Answer): void {
  if (answer.tag === 'answer') last = answer
  for (const listener of listeners) listener(answer)
}
