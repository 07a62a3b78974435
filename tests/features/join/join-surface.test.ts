import { describe, expect, test } from 'vitest'
import { readSurface } from '../../../src/features/join/join-surface.ts'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15'

describe('where the join page runs', () => {
  test.each([
    [
      'Safari on iPhone',
      `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`,
      5,
      false,
      'iphone-tab',
    ],
    [
      'Chrome on iPhone',
      `${IPHONE} CriOS/140.0 Mobile/15E148 Safari/604.1`,
      5,
      false,
      'iphone-tab',
    ],
    ['iPad that calls itself a Macintosh', MAC, 5, false, 'iphone-tab'],
    ['the app on the home screen of iPhone', `${IPHONE} Mobile/15E148`, 5, true, 'ready'],
    ['a Macintosh', MAC, 0, false, 'ready'],
    ['Chrome on Android', ANDROID, 5, false, 'ready'],
    ['Telegram on Android', `${ANDROID} Telegram-Android/11.2`, 5, false, 'in-app'],
    ['a web view on Android', ANDROID.replace('Pixel 7)', 'Pixel 7; wv)'), 5, false, 'in-app'],
    ['Facebook on iPhone', `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/450.0]`, 5, false, 'in-app'],
    ['a nameless web view on iPhone', `${IPHONE} Mobile/15E148`, 5, false, 'in-app'],
  ])('%s', (...[, userAgent, touchPoints, standalone, surface]) => {
    expect(readSurface({ userAgent, touchPoints, standalone })).toBe(surface)
  })
})
