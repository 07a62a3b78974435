import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/base/moment.ts'
import { makeText } from '../../src/i18n/translate.ts'
import { uk } from '../../src/i18n/uk.ts'

const { dayTime, duration } = makeText('uk', uk)

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Kyiv'))
afterEach(() => void vi.unstubAllEnvs())

test('[K4] on the night to summer time «yesterday» is the day before, not the one before that', () => {
  const monday = Date.UTC(2026, 2, 29, 21, 15) // 00:15 on 30 March
  expect(dayTime(Date.UTC(2026, 2, 28, 21), monday)).not.toMatch(/учора/)
  expect(dayTime(Date.UTC(2026, 2, 29, 20), monday)).toMatch(/учора/)
})

test('[K4] late on the long Sunday of October Saturday is still yesterday', () => {
  const sunday = Date.UTC(2026, 9, 25, 21, 30) // 23:30, 24.5 hours after midnight
  expect(dayTime(Date.UTC(2026, 9, 24, 12), sunday)).toMatch(/учора/)
  expect(dayTime(Date.UTC(2026, 9, 24, 22), sunday)).not.toMatch(/учора/)
})

test('[K4] an outage across the change lasted as long as it lasted, whatever the wall clock says', () => {
  const from = Date.UTC(2026, 9, 24, 23) // 02:00 summer time
  const to = Date.UTC(2026, 9, 25, 3) // 05:00 winter time
  expect(duration(to - from)).toBe('4 год')
  expect(duration(to - from + 20 * MINUTE_MS)).toBe('4 год 20 хв')
  expect((to - from) / HOUR_MS).toBe(4)
})
