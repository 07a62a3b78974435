import { describe, expect, test } from 'vitest'
import { chooseBanner, type BannerFacts } from '../../src/app/banner-choice.ts'

const HOUR_MS = 3_600_000
const QUIET: BannerFacts = {
  isFirstScreen: true,
  isLost: false,
  isFull: false,
  isNearlyFull: false,
  isSaving: false,
  isUpdateWaiting: false,
  isTooOld: false,
  openForMs: 0,
  isEnrolled: true,
  hasRecords: true,
  isInstallable: false,
  isInstallAsked: false,
}

describe('at most one banner', () => {
  test.each<[string, Partial<BannerFacts>, string | undefined]>([
    ['nothing to say', {}, undefined],
    ['lost records before all else', { isLost: true, isFull: true, isFirstScreen: false }, 'lost'],
    ['storage that is nearly full', { isNearlyFull: true, isEnrolled: false }, 'low'],
    [
      'full storage before what can wait',
      { isFull: true, isSaving: true, isEnrolled: false },
      'full',
    ],
    ['a low battery', { isSaving: true, isUpdateWaiting: true, isTooOld: true }, 'saver'],
    ['a new version takes over by itself at the next start', { isUpdateWaiting: true }, undefined],
    ['an app open for half a day', { isUpdateWaiting: true, openForMs: 13 * HOUR_MS }, 'update'],
    ['a version that is too old to send', { isUpdateWaiting: true, isTooOld: true }, 'update'],
    ['not connected yet', { isEnrolled: false, isInstallable: true }, 'join'],
    ['installing, after the first record', { isInstallable: true }, 'install'],
    [
      'no installing before the first record',
      { isInstallable: true, hasRecords: false },
      undefined,
    ],
    ['no asking twice', { isInstallable: true, isInstallAsked: true }, undefined],
    [
      'no invitations away from the first screen',
      { isEnrolled: false, isFirstScreen: false },
      undefined,
    ],
  ])('%s', (...[, facts, banner]) => {
    expect(chooseBanner({ ...QUIET, ...facts })).toBe(banner)
  })
})
