import { describe, expect, test } from 'vitest'
import { sayAnswer, sayBytes, sayHeadline } from '../../../src/features/sending/answer-words.ts'
import { makeText } from '../../../src/i18n/translate.ts'
import { uk } from '../../../src/i18n/uk.ts'

const text = makeText('uk', uk)
const NOTHING = { queued: 0, rejected: 0, lastSentAt: undefined }

describe('the first line of the sheet', () => {
  test.each([
    ['a new phone has nothing to send', NOTHING, 'На цьому телефоні ще немає записів'],
    ['all is sent', { ...NOTHING, lastSentAt: 1 }, 'Усе надіслано'],
    [
      'what came back is not «all sent»',
      { ...NOTHING, rejected: 1, lastSentAt: 1 },
      '1 запис сервер не прийняв. Виправте його',
    ],
    [
      'what waits goes first',
      { queued: 3, rejected: 1, lastSentAt: 1 },
      '3 записи збережено на цьому телефоні',
    ],
  ])('%s', (_, status, words) => {
    expect(sayHeadline(text, status)).toBe(words)
  })
})

describe('the answer in words', () => {
  test('a busy server says how long, never «через 0 хв»', () => {
    const words = sayAnswer(text, { tag: 'busy', againInMs: 1000 })
    expect(words).toBe('Сервер зайнятий. Спробуємо самі через 1 хв')
  })

  test('a phone that was disconnected counts what stays on it', () => {
    expect(sayAnswer(text, { tag: 'revoked', unsent: 4 })).toContain('лишаються тут: 4')
    expect(sayAnswer(text, { tag: 'revoked', unsent: 0 })).not.toContain('Ненадіслані')
  })
})

describe('a size', () => {
  test.each([
    [0, '0 КБ'],
    [74_300, '75 КБ'],
    [41_200_000, '41 МБ'],
    [2_100_000_000, '2,1 ГБ'],
  ])('%d bytes', (bytes, words) => {
    expect(sayBytes(text, bytes)).toBe(words)
  })
})
