import { expect, test } from 'vitest'
import { DAY_MS } from '../../../src/domain/base/moment.ts'
import { measureNeed } from '../../../src/features/needs/need-times.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)

test('how long a need waited counts from when partners were asked', () => {
  const answers = [
    { promisedAt: NOW + 5 * DAY_MS },
    { promisedAt: NOW + 3 * DAY_MS, receivedAt: NOW + 12 * DAY_MS },
  ]
  expect(measureNeed({ requestedAt: NOW + DAY_MS }, NOW, answers)).toEqual({
    toPromise: 2 * DAY_MS,
    toReceipt: 11 * DAY_MS,
  })
  expect(measureNeed({}, NOW, answers).toPromise).toBe(3 * DAY_MS)
})

test('what has not happened has no length, and what came before it was asked took none', () => {
  expect(measureNeed({}, NOW, [])).toEqual({ toPromise: undefined, toReceipt: undefined })
  expect(measureNeed({}, NOW, [{ receivedAt: NOW - DAY_MS }]).toReceipt).toBe(0)
})
