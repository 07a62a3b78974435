// The form of one paper: what it is, its number, its day.

import type { Fields } from '../../domain/replica/merge.ts'
import { DOCUMENT_TYPES, type DocumentType } from '../../domain/records/codes.ts'

export type PaperValues = {
  readonly type: string
  readonly number: string
  /** ISO 8601, or empty. */
  readonly date: string
}

export type PaperFault = {
  readonly field: 'paper-type' | 'paper-number' | 'paper-date'
  readonly text: 'aid.paper.err.type' | 'aid.paper.err.bare' | 'aid.paper.err.date'
}

export const EMPTY_PAPER: PaperValues = { type: '', number: '', date: '' }

/** Papers that may be entered by hand; a photo is added with the camera. */
export const PAPER_TYPES: readonly DocumentType[] = DOCUMENT_TYPES.filter(
  (type) => type !== 'photo',
)

/** Gives what stands in the way of saving. `today` is the day where the phone is. */
export function findPaperFaults(values: PaperValues, today: string): PaperFault[] {
  const faults: PaperFault[] = []
  if (!PAPER_TYPES.some((type) => type === values.type))
    faults.push({ field: 'paper-type', text: 'aid.paper.err.type' })
  if (values.number.trim() === '' && values.date === '')
    faults.push({ field: 'paper-number', text: 'aid.paper.err.bare' })
  if (values.date > today) faults.push({ field: 'paper-date', text: 'aid.paper.err.date' })
  return faults
}

/** Gives what a paper adds to its record. Expects values without faults. */
export function paperFields(id: string, { type, number, date }: PaperValues): Fields {
  const at = `documents/${id}`
  return {
    [`${at}/type`]: type,
    ...(number.trim() === '' ? {} : { [`${at}/number`]: number.trim() }),
    ...(date === '' ? {} : { [`${at}/date`]: date }),
  }
}

export function readStoredPaper(stored: Readonly<Record<string, unknown>>): PaperValues {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return { type: text(stored.type), number: text(stored.number), date: text(stored.date) }
}
