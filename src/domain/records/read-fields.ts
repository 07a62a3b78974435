// Fields come from phones of any age: what is missing or of the wrong type reads as undefined.

import type { Value } from '../replica/path.ts'

export function readText(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function readNumber(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

export function readFlag(value: Value | undefined): boolean {
  return value === true
}

export function readCode<const T extends string>(
  value: Value | undefined,
  codes: readonly T[],
): T | undefined {
  return codes.find((known) => known === value)
}
