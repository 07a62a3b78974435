import type { RejectionCode } from '../../domain/base/problem.ts'
import type { Kind } from '../../domain/records/record.ts'
import type { ValueNames } from '../../i18n/field-values.ts'
import type { Text, TextKey } from '../../i18n/translate.ts'
import type { CorrectionFault } from './problem-draft.ts'
import type { FieldInput } from './field-input.ts'
import { sayField } from './record-title.ts'

type Rejected = {
  readonly kind: Kind
  readonly rejection: { readonly code: RejectionCode; readonly path: string } | undefined
}

const WORDS = {
  invalid_value: 'err.invalid_value',
  unknown_kind: 'err.unknown_kind',
  not_allowed: 'err.not_allowed',
  id_reused: 'err.id_reused',
  too_large: 'err.too_large',
} as const satisfies Record<RejectionCode, TextKey>

/** Gives why a change was not accepted, and which field is meant. */
export function sayRejection(text: Text, names: ValueNames, rejected: Rejected): string {
  const { kind, rejection } = rejected
  if (rejection === undefined) return text.t('rec.problem')
  const field = sayField(text, names, { kind, path: rejection.path })
  return text.t(WORDS[rejection.code], { field })
}

/** Gives what is wrong with a correction. */
export function sayFault({ t }: Text, fault: CorrectionFault, input: FieldInput): string {
  switch (fault) {
    case 'empty':
      return t('fix.empty')
    case 'number':
      return t('fix.number')
    case 'whole':
      return t('fix.whole')
    case 'too-small':
      return t('fix.number.min', { min: input.tag === 'number' ? input.min : 0 })
  }
}

export type Remedy = 'correct' | 'save-as-new' | 'send-again' | 'none'

/** Gives what a person can do besides taking the record back. */
export function chooseRemedy(code: RejectionCode | undefined, input: FieldInput): Remedy {
  switch (code) {
    case 'invalid_value':
    case 'too_large':
      return input.tag === 'none' ? 'none' : 'correct'
    case 'id_reused':
      return 'save-as-new'
    case 'unknown_kind':
    case 'not_allowed':
    case undefined:
      return 'send-again'
  }
}
