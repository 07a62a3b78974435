import * as v from 'valibot'
import { isRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import type { Role } from '../../src/domain/records/codes.ts'

const Answer = v.object({
  id: v.string(),
  kind: v.literal('need'),
  record: v.custom<RecordId>(isRecordId),
  set: v.object({ status: v.picklist(['verified', 'requested', 'declined', 'closed']) }),
})

type Pushed = {
  readonly changes: readonly unknown[]
  readonly rejected: readonly { readonly id: string }[]
}

/** `change` is what decided on the need. */
export type Answered = { readonly change: string; readonly need: RecordId }

/** Gives the needs that a push answers: city hall has decided on them. */
export function findAnswers(role: Role, { changes, rejected }: Pushed): readonly Answered[] {
  if (role !== 'coordinator') return []
  const refused = new Set(rejected.map(({ id }) => id))
  return changes.flatMap((change) => {
    const parsed = v.safeParse(Answer, change)
    if (!parsed.success || refused.has(parsed.output.id)) return []
    return [{ change: parsed.output.id, need: parsed.output.record }]
  })
}
