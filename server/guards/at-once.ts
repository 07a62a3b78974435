// How much of one device the server holds at the same time. Its buckets count what was read; a phone gone
// mad could open thousands of requests, each with a body, before the first of them is.

import { RequestProblem } from './problem.ts'

/** A phone asks for one thing at a time; connections that died under it may still hang for a while. */
const MOST = 8

export type AtOnce = {
  /** Runs a job; throws too_many_requests where too many of the same device run. */
  readonly run: <T>(who: string, job: () => Promise<T>) => Promise<T>
}

export function createAtOnce(): AtOnce {
  const running = new Map<string, number>()
  return {
    run: async (who, job) => {
      const count = running.get(who) ?? 0
      if (count >= MOST)
        throw new RequestProblem('too_many_requests', undefined, { 'retry-after': '10' })
      running.set(who, count + 1)
      try {
        return await job()
      } finally {
        const left = (running.get(who) ?? 1) - 1
        if (left > 0) running.set(who, left)
        else running.delete(who)
      }
    },
  }
}
