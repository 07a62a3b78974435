// Units of specifications, as they stand on a nameplate in Ukraine.

import type { Language } from './translate.ts'

const UKRAINIAN: Readonly<Record<string, string>> = {
  kW: 'кВт',
  kVA: 'кВА',
  Wp: 'Вт',
  MW: 'МВт',
  V: 'В',
  kV: 'кВ',
  'l/h': 'л/год',
  l: 'л',
  h: 'год',
  'dB(A)': 'дБ(А)',
  kWh: 'кВт·год',
  Wh: 'Вт·год',
  Ah: 'А·год',
  mAh: 'мА·год',
  A: 'А',
  kA: 'кА',
  'mm²': 'мм²',
  m: 'м',
  mm: 'мм',
  bar: 'бар',
  'm³/h': 'м³/год',
  'm³': 'м³',
  'm²': 'м²',
  km: 'км',
  kg: 'кг',
  t: 'т',
  'l/min': 'л/хв',
  months: 'міс.',
  days: 'дн.',
}

/** Gives the unit of a specification field in the language of the screen. */
export function specUnit(language: Language, unit: string): string {
  return language === 'uk' ? (UKRAINIAN[unit] ?? unit) : unit
}
