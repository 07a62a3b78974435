// What an answer to "still off?" writes: a look into the earliest record, or the end of every open one.

import type { Moment } from '../../domain/base/moment.ts'
import type { Question } from '../../domain/views/still-off.ts'
import type { Rewrite } from './service-answer.ts'

export type StillAnswer = 'still-off' | 'partly-back' | 'back'

type Plan = { readonly write: readonly Rewrite[]; readonly undo: readonly Rewrite[] }

/** Gives the changes of an answer, and what takes them back. */
export function planStill(
  { open }: Question,
  answer: StillAnswer,
  { now, checkId }: { readonly now: Moment; readonly checkId: string },
): Plan {
  if (answer === 'back')
    return {
      write: open.map(({ id, startedAt }) => ({
        record: id,
        set: { endedAt: Math.max(now, startedAt) },
      })),
      undo: open.map(({ id }) => ({ record: id, set: { endedAt: null } })),
    }
  const check = `checks/${checkId}`
  return {
    write: open.slice(0, 1).map(({ id }) => ({
      record: id,
      set: { [`${check}/at`]: now, [`${check}/state`]: answer },
    })),
    undo: open.slice(0, 1).map(({ id }) => ({ record: id, set: { [`${check}/removed`]: true } })),
  }
}
