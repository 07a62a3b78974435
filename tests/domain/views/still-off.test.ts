import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/base/moment.ts'
import { readOutage } from '../../../src/domain/records/outage.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { findQuestions, type AskedOutage } from '../../../src/domain/views/still-off.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const PLACE = 'UA80000000000126643'

function asked(n: number, hoursAgo: number, more: Fields = {}): AskedOutage {
  const startedAt = NOW - hoursAgo * HOUR_MS
  return {
    id: makeRecordId(NOW, new Uint8Array(10).fill(n)),
    outage: readOutage({ service: 'electricity', place: PLACE, startedAt, ...more }),
    isMine: true,
  }
}

function look(hoursAgo: number, state?: string): Fields {
  const at = { 'checks/a/at': NOW - hoursAgo * HOUR_MS }
  return state === undefined ? at : { ...at, 'checks/a/state': state }
}

describe('is it still off?', () => {
  test('is asked of what nobody looked at for an hour, the longest silence first', () => {
    const other = { place: 'UA80000000000210193' }
    const questions = findQuestions([asked(1, 3), asked(2, 30, other), asked(3, 0.5, other)], NOW)
    expect(questions.map(({ toldAt }) => (NOW - toldAt) / HOUR_MS)).toEqual([3])
    expect(
      findQuestions([asked(1, 3), asked(2, 30, other)], NOW).map(({ place }) => place),
    ).toEqual([other.place, PLACE])
  })

  test('is asked once of what two people recorded, and knows both records', () => {
    const [question, ...more] = findQuestions([asked(1, 3), asked(2, 3.1)], NOW)
    expect(more).toEqual([])
    expect(question?.open).toHaveLength(2)
    expect(question?.since).toBe(NOW - 3.1 * HOUR_MS)
  })

  test.each<[string, readonly AskedOutage[]]>([
    ['that has just been confirmed', [asked(1, 30, look(0.5, 'still-off'))]],
    ['that somebody just looked at', [asked(1, 30, look(0.5))]],
    ['that was written down a minute ago', [asked(1, 30, { recordedAt: NOW - MINUTE_MS })]],
    ['that a colleague saw come back', [asked(1, 5), asked(2, 5, { endedAt: NOW - HOUR_MS })]],
    ['that ended', [asked(1, 5, { endedAt: NOW - 2 * HOUR_MS })]],
    ['that was removed', [asked(1, 5, { removed: true })]],
    ['that is planned', [asked(1, -5)]],
    ['of a place where this phone does not work', [{ ...asked(1, 5), isMine: false }]],
  ])('is not asked of one %s', (...[, known]) => {
    expect(findQuestions(known, NOW)).toEqual([])
  })

  test('is asked again after a look that is old by now', () => {
    const [question] = findQuestions([asked(1, 72, look(30, 'still-off'))], NOW)
    expect(question?.toldAt).toBe(NOW - 30 * HOUR_MS)
    expect(question?.since).toBe(NOW - 3 * DAY_MS)
  })
})
