import { describe, expect, test } from 'vitest'
import { kyivMoment } from '../../../src/domain/base/kyiv-day.ts'
import { HOUR_MS } from '../../../src/domain/base/moment.ts'
import {
  planFields,
  readKeptPlan,
  type PlanValues,
} from '../../../src/features/outages/plan-draft.ts'

const NOW = kyivMoment('2026-11-24', 8 * 60)
const GOOD: PlanValues = { queue: '3.1', day: '2026-11-24', hours: '12–16', readAt: null }

function errors(values: Partial<PlanValues>): readonly string[] {
  const read = planFields({ ...GOOD, ...values }, NOW)
  return read.ok ? [] : read.problem.map(({ text }) => text)
}

describe('a schedule being written down', () => {
  test('is kept with its queue and the time at which it was read', () => {
    expect(planFields(GOOD, NOW)).toEqual({
      ok: true,
      value: {
        queue: '3.1',
        'planned/24/day': '2026-11-24',
        'planned/24/queue': '3.1',
        'planned/24/off': '12:00-16:00',
        'planned/24/readAt': NOW,
        'planned/24/removed': false,
      },
    })
  })

  test.each<[string, Partial<PlanValues>, string[]]>([
    ['hours that end before they begin', { hours: '16–12' }, ['plan.err.swapped']],
    ['words', { hours: 'увечері' }, ['plan.err.unreadable']],
    ['another queue', { hours: '1.1: 00–04' }, ['plan.err.other-queue']],
    ['no queue and no day', { queue: '', day: '' }, ['plan.err.queue', 'plan.err.day']],
    ['a day that is none', { day: '2026-13-40' }, ['plan.err.day']],
    ['a reading in the future', { readAt: NOW + HOUR_MS }, ['val.time.future']],
  ])('with %s says so', (...[, values, texts]) => {
    expect(errors(values)).toEqual(texts)
  })

  test('no hours mean power all day', () => {
    const read = planFields({ ...GOOD, hours: ' ' }, NOW)
    expect(read.ok && read.value['planned/24/off']).toBe('none')
  })

  test('comes back as it was left, and not in another shape', () => {
    const left = { ...GOOD, hours: 'з 8' }
    expect(readKeptPlan(left)).toEqual(left)
    expect(readKeptPlan({ ...GOOD, hours: 8 })).toBeUndefined()
  })
})
