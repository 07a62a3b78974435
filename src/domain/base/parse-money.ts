/** Reads "12 500,50" as 1250050; undefined for what is no amount, or none. */
export function parseMoney(typed: string): number | undefined {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(text)) return undefined
  const [whole = '', part = ''] = text.split('.')
  const minor = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return minor > 0 ? minor : undefined
}
