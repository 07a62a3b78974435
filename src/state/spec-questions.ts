// What must be asked of an item so that not the wrong one comes: voltage, phases, fuel, sizes.

import { specUnit } from '../i18n/spec-units.ts'
import type { Text } from '../i18n/translate.ts'
import type { Catalogue } from './catalogue.ts'

export type SpecQuestion = {
  readonly field: string
  readonly label: string
  /** «Не знаю» first; empty where the answer is typed. */
  readonly answers: readonly { readonly value: string; readonly label: string }[]
  readonly isNumber: boolean
}

/** Gives the questions of an item, in the order in which a donor asks them. */
export function specQuestions(
  text: Text,
  catalogue: Catalogue,
  item: string,
): readonly SpecQuestion[] {
  return (catalogue.item(item)?.spec ?? []).map((field) => {
    const about = catalogue.specFields[field]
    const name = catalogue.words.fields[field] ?? field
    const answers = answersOf(text, catalogue, field)
    return {
      field,
      label: about?.unit === undefined ? name : `${name}, ${specUnit(text.language, about.unit)}`,
      answers:
        answers.length === 0 ? [] : [{ value: '', label: text.t('need.spec.unknown') }, ...answers],
      isNumber: about?.type === 'number',
    }
  })
}

function answersOf(text: Text, catalogue: Catalogue, field: string) {
  const about = catalogue.specFields[field]
  if (about?.type === 'boolean')
    return [
      { value: 'true', label: text.t('need.yes') },
      { value: 'false', label: text.t('need.no') },
    ]
  const codes = about?.enum === undefined ? {} : (catalogue.words.enums[about.enum] ?? {})
  return Object.entries(codes).map(([value, label]) => ({ value, label }))
}
