import { expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { readOutage } from '../../../src/domain/records/outage.ts'
import type { Queue } from '../../../src/domain/views/schedule.ts'
import { findPlanKeeper } from '../../../src/features/outages/plan-keeper.ts'

const NOW = 1_790_000_000_000

/** What is logged of one place, the newest first. */
function logged(...outages: readonly [service: string, queue?: Queue][]) {
  return outages.map(([service, queue], index) => ({
    id: makeRecordId(NOW - index, new Uint8Array(10)),
    outage: readOutage({ service, startedAt: NOW - index }),
    queue,
  }))
}

test('a place without a facility keeps a schedule in its latest record of the power', () => {
  const here = logged(['gas'], ['electricity'], ['electricity', '3.1'])
  const keeper = { kind: 'outage', record: here[1]?.id, queue: '3.1' }
  expect(findPlanKeeper(here)).toEqual(keeper)
})

test('the queue that was said last is the one that the place lives by', () => {
  const here = logged(['electricity', '4.2'], ['electricity', '3.1'])
  expect(findPlanKeeper(here)?.queue).toBe('4.2')
})

test('where nothing of the power is logged, nothing can keep a schedule', () => {
  expect(findPlanKeeper(logged(['gas'], ['mobile']))).toBeUndefined()
})
