import type { Moment } from '../domain/base/moment.ts'
import type { Language } from './translate.ts'

/** Gives a day as a paper says it: «24 листопада 2026 р.». */
export function fullDate(language: Language, at: Moment): string {
  const locale = language === 'uk' ? 'uk-UA' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at)
}
