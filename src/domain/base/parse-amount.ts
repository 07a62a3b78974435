/** Reads an amount as people type it: "12,5" and "1 200" are numbers; empty is undefined. Expects at
 *  most nine digits before the comma and five after it, and no sign. */
export function parseAmount(typed: string): number | undefined | 'unreadable' {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (text === '') return undefined
  return /^\d{1,9}(\.\d{1,5})?$/.test(text) ? Number(text) : 'unreadable'
}
