import type { Text } from '../../i18n/translate.ts'

/** Says a calendar day; a day that does not exist is left out. */
export function sayDay(text: Pick<Text, 'date'>, day: string | undefined): string {
  // Noon in the phone's zone: a day is no moment, but dates are written from one.
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T12:00`)
  return Number.isNaN(at) ? '' : text.date(at)
}
