// Answers on their way to the phone's store, one change after the other. The first that cannot be
// saved stops the rest; nothing is said to be saved before the store says so.

import { fail, ok, type Result } from '../../domain/base/result.ts'
import type { useDevice } from '../../state/device.tsx'
import type { KnownOutage, Rewrite, Step, Written } from './service-answer.ts'

export type Writer = Pick<ReturnType<typeof useDevice>, 'write'>
export type WriteProblem = 'full' | 'failed' | 'invalid'

export async function writeSteps(
  device: Writer,
  steps: readonly Step[],
  known: readonly KnownOutage[],
): Promise<Result<readonly Written[], WriteProblem>> {
  const written: Written[] = []
  for (const step of steps) {
    const { record, set } = step
    const change = record === undefined ? { set } : { record, set }
    const saved = await device.write({ kind: 'outage', ...change })
    if (!saved.ok) return fail(saved.problem.tag)
    written.push({ step, record: saved.value.record, startedAt: startOf(step, known) })
  }
  return ok(written)
}

export async function writeRewrites(
  device: Writer,
  rewrites: readonly Rewrite[],
): Promise<Result<undefined, WriteProblem>> {
  for (const { record, set } of rewrites) {
    const saved = await device.write({ kind: 'outage', record, set })
    if (!saved.ok) return fail(saved.problem.tag)
  }
  return ok(undefined)
}

function startOf({ record, set }: Step, known: readonly KnownOutage[]): number {
  const outage = known.find(({ id }) => id === record)?.outage
  return outage?.startedAt ?? (typeof set['startedAt'] === 'number' ? set['startedAt'] : 0)
}
