/** Gives a quantity to thousandths, as far as anybody weighs: 0.1 + 0.2 litres are 0.3. */
export function roundAmount(amount: number): number {
  return Math.round(amount * 1000) / 1000
}
