// The correction of one field, held as the text that an input shows, so that it survives a reload
// whatever was typed.

import type { Value } from '../../domain/replica/path.ts'
import type { FieldInput } from './field-input.ts'

export type CorrectionFault = 'empty' | 'number' | 'whole' | 'too-small'

export type Correction =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: CorrectionFault }

const MINOR = 100

/** Gives the text that the input begins with. */
export function startCorrection(input: FieldInput, value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (input.tag === 'money' && typeof value === 'number') return writeNumber(value / MINOR)
  if (input.tag === 'number' && typeof value === 'number') return writeNumber(value)
  return String(value)
}

/** Reads what was typed; an emptied field is cleared where the kernel allows it, which it judges itself. */
export function readCorrection(input: FieldInput, typed: string): Correction {
  const plain = typed.trim()
  switch (input.tag) {
    case 'number':
      return readAmount(plain, input)
    case 'money':
      return readMoney(plain)
    case 'moment':
      return /^-?\d+$/.test(plain) ? ok(Number(plain)) : fault('empty')
    case 'flag':
      return ok(plain === 'true')
    case 'code':
      return input.codes.includes(plain) ? ok(plain) : fault('empty')
    case 'day':
    case 'facility':
    case 'place':
    case 'text':
      return ok(plain === '' ? null : plain)
    case 'none':
      return fault('empty')
  }
}

type Amount = { readonly whole: boolean; readonly min: number }

function readAmount(plain: string, { whole, min }: Amount): Correction {
  if (plain === '') return fault('empty')
  const value = parseNumber(plain)
  if (value === undefined) return fault('number')
  if (whole && !Number.isInteger(value)) return fault('whole')
  return value < min ? fault('too-small') : ok(value)
}

function readMoney(plain: string): Correction {
  if (plain === '') return ok(null)
  const value = parseNumber(plain)
  if (value === undefined) return fault('number')
  return value < 0 ? fault('too-small') : ok(Math.round(value * MINOR))
}

/** Spaces between thousands and a decimal comma are how people here write numbers. */
function parseNumber(text: string): number | undefined {
  const plain = text.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function writeNumber(value: number): string {
  return String(value).replace('.', ',')
}

function ok(value: Value): Correction {
  return { ok: true, value }
}

function fault(fault: CorrectionFault): Correction {
  return { ok: false, fault }
}
