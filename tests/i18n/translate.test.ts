import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/base/moment.ts'
import { en } from '../../src/i18n/en.ts'
import { makeText } from '../../src/i18n/translate.ts'
import { uk } from '../../src/i18n/uk.ts'

const ukrainian = makeText('uk', uk)
const english = makeText('en', en)
const NBSP = '\u00a0'

describe('a count takes the form of its number', () => {
  test.each([
    [0, '0 чекають'],
    [1, '1 чекає'],
    [2, '2 чекають'],
    [5, '5 чекають'],
    [11, '11 чекають'],
    [12, '12 чекають'],
    [14, '14 чекають'],
    [21, '21 чекає'],
    [22, '22 чекають'],
    [25, '25 чекають'],
    [101, '101 чекає'],
    [111, '111 чекають'],
  ])('%i: %s', (n, said) => {
    expect(ukrainian.plural('chip.waiting', n)).toBe(said)
  })

  test.each([
    [0, '0 днів'],
    [1, '1 день'],
    [2, '2 дні'],
    [5, '5 днів'],
    [11, '11 днів'],
    [12, '12 днів'],
    [14, '14 днів'],
    [21, '21 день'],
    [22, '22 дні'],
    [25, '25 днів'],
    [101, '101 день'],
    [111, '111 днів'],
  ])('%i: %s', (n, said) => {
    expect(ukrainian.plural('dur.d', n)).toBe(said)
  })

  test('in English, one and many', () => {
    expect([0, 1, 2].map((n) => english.plural('dur.d', n))).toEqual(['0 days', '1 day', '2 days'])
  })
})

describe('a length of time', () => {
  test.each([
    [0, '0 хв', '0 хвилин'],
    [59_999, '0 хв', '0 хвилин'],
    [MINUTE_MS, '1 хв', '1 хвилина'],
    [HOUR_MS, '1 год', '1 година'],
    [3 * HOUR_MS + 20 * MINUTE_MS, '3 год 20 хв', '3 години 20 хвилин'],
    [DAY_MS, '1 день', '1 день'],
    [DAY_MS + 4 * HOUR_MS + 59 * MINUTE_MS, '1 день 4 год', '1 день 4 години'],
    [5 * DAY_MS + 21 * HOUR_MS, '5 днів 21 год', '5 днів 21 година'],
    [-5000, '0 хв', '0 хвилин'],
  ])('of %i ms is short on the screen and whole when spoken', (lengthMs, shown, spoken) => {
    expect(ukrainian.duration(lengthMs)).toBe(shown)
    expect(ukrainian.spokenDuration(lengthMs)).toBe(spoken)
  })
})

describe('a moment', () => {
  const now = new Date(2026, 10, 24, 14, 5).getTime()
  test('is said by the clock of 24 hours, in the phone’s zone', () => {
    expect(ukrainian.time(now)).toBe('14:05')
    expect(english.time(new Date(2026, 10, 24, 0, 3).getTime())).toBe('00:03')
  })

  test('of today has no day, of yesterday its word, of before its date', () => {
    expect(ukrainian.dayTime(now - HOUR_MS, now)).toBe('13:05')
    expect(ukrainian.dayTime(now - 15 * HOUR_MS, now)).toBe('учора, 23:05')
    expect(ukrainian.dayTime(now - 3 * DAY_MS, now)).toMatch(/^21\sлист\., 14:05$/)
  })

  test('is so long ago', () => {
    expect(ukrainian.ago(now - 30_000, now)).toBe('щойно')
    expect(ukrainian.ago(now - 5 * MINUTE_MS, now)).toBe('5 хв тому')
    expect(ukrainian.ago(now - 2 * DAY_MS, now)).toBe('2 дні тому')
    expect(ukrainian.ago(now + HOUR_MS, now)).toBe('щойно')
  })
})

describe('a number', () => {
  test('has spaces that do not break and a decimal comma', () => {
    expect(ukrainian.number(1_234_567.5)).toBe(`1${NBSP}234${NBSP}567,5`)
    expect(ukrainian.quantity(1200, 'л')).toBe(`1${NBSP}200${NBSP}л`)
    expect(english.number(1234.5)).toBe('1,234.5')
  })

  test('of money has its currency, and its small coins only where there are any', () => {
    expect(ukrainian.money(125_050, 'UAH')).toBe(`1${NBSP}250,50${NBSP}UAH`)
    expect(ukrainian.money(500_000_00, 'EUR')).toBe(`500${NBSP}000${NBSP}EUR`)
  })
})

test('a word that is not loaded yet is an empty one, not a fault', () => {
  expect(makeText('uk', {}).t('app.name')).toBe('')
})
