import * as v from 'valibot'
import { isStamp, type Stamp } from '../domain/replica/stamp.ts'
import type { Progress } from '../sync/progress.ts'

export const IDLE: Progress = { tag: 'idle' }

const ProgressSchema = v.variant('tag', [
  v.object({ tag: v.literal('idle') }),
  v.object({
    tag: v.literal('running'),
    sent: v.number(),
    total: v.number(),
    changes: v.array(v.custom<Stamp>(isStamp)),
  }),
])

/** Reads a word from another context; undefined when an older or newer app said it differently. */
export function parseProgress(message: unknown): Progress | undefined {
  const parsed = v.safeParse(ProgressSchema, message)
  if (!parsed.success) return undefined
  return parsed.output.tag === 'idle' ? IDLE : parsed.output
}
