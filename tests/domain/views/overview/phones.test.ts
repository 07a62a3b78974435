import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../../src/domain/base/moment.ts'
import { countPhones } from '../../../../src/domain/views/overview/phones.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const phone = (lastContactAt: number | null, revokedAt: number | null = null) => ({
  lastContactAt,
  revokedAt,
})

test('[OV8] a phone that was never heard of is silent, a revoked one is no phone', () => {
  const phones = [phone(NOW - HOUR_MS), phone(NOW - 3 * DAY_MS), phone(null), phone(null, NOW)]
  expect(countPhones(phones, NOW)).toEqual({
    heard: 1,
    all: 3,
    silent: 2,
    oldestAt: NOW - 3 * DAY_MS,
  })
})

test('[OV8] a city without phones has no oldest word', () => {
  expect(countPhones([], NOW)).toEqual({ heard: 0, all: 0, silent: 0, oldestAt: undefined })
})
