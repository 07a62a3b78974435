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

/** Reads "12 500,50" as 1250050; undefined for what is no amount, or none. */
export function parseMoney(typed: string): number | undefined {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(text)) return undefined
  const [whole = '', part = ''] = text.split('.')
  const minor = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return minor > 0 ? minor : undefined
}

/** Gives minor units as a person types them: 1250050 is "12500,5". */
export function writeMoney(minor: number): string {
  return String(minor / 100).replace('.', ',')
}
