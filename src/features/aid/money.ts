// Money is kept in minor units (kopiikas, cents), so that sums are exact.

export const CURRENCIES = [
  'EUR',
  'UAH',
  'USD',
  'PLN',
  'GBP',
  'CHF',
  'CZK',
  'SEK',
  'NOK',
  'DKK',
] as const

/** Gives minor units as a person types them: 1250050 is "12500,5". */
export function writeMoney(minor: number): string {
  return String(minor / 100).replace('.', ',')
}
