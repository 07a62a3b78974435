// One line of a need or of aid in words: «Дизельний генератор 10 кВт — 2 шт.».

import { findSpecChoice, type SpecChoice } from '../domain/catalogue/spec-choices.ts'
import type { Value } from '../domain/replica/path.ts'
import { specUnit } from '../i18n/spec-units.ts'
import type { Text } from '../i18n/translate.ts'
import type { Catalogue } from './catalogue.ts'

export type NamedLine = {
  readonly item: string
  readonly name?: string | undefined
  readonly unit: string
  readonly spec?: Readonly<Record<string, Value>>
}

/** The row of answers that the form offers for an item. */
export function specChoiceOf(catalogue: Catalogue, item: string): SpecChoice | undefined {
  const known = catalogue.item(item)
  if (known === undefined) return undefined
  const codes = (group: string) => Object.keys(catalogue.words.enums[group] ?? {})
  return findSpecChoice(known, catalogue.specFields, codes)
}

/** Gives a specification's value with its unit: «10 кВт», «дизель». */
export function specWords(
  text: Text,
  catalogue: Catalogue,
  spec: { readonly field: string; readonly value: Value },
): string {
  const about = catalogue.specFields[spec.field]
  if (spec.value === null) return ''
  if (typeof spec.value === 'boolean') return text.t(spec.value ? 'need.yes' : 'need.no')
  const coded = about?.enum === undefined ? undefined : catalogue.words.enums[about.enum]
  const number = typeof spec.value === 'number' ? spec.value : Number(spec.value.replace(',', '.'))
  const isNumber = about?.type === 'number' && !Number.isNaN(number)
  const value = isNumber ? text.number(number) : (coded?.[spec.value] ?? String(spec.value))
  return about?.unit === undefined || about.type !== 'number'
    ? value
    : `${value} ${specUnit(text.language, about.unit)}`
}

/** Gives everything that is known of an item, in the catalogue's order: «Фази: 3», «Паливо: дизель». */
export function specList(text: Text, catalogue: Catalogue, line: NamedLine): readonly string[] {
  const order = catalogue.item(line.item)?.spec ?? []
  const known = Object.entries(line.spec ?? {}).filter(
    ([, value]) => value !== null && value !== '',
  )
  return known
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([field, value]) => {
      const name = catalogue.words.fields[field] ?? field
      return `${name}: ${specWords(text, catalogue, { field, value })}`
    })
}

/** The same without what the title says already. */
export function moreSpec(text: Text, catalogue: Catalogue, line: NamedLine): readonly string[] {
  const inTitle = specChoiceOf(catalogue, line.item)?.field ?? ''
  return specList(text, catalogue, { ...line, spec: { ...line.spec, [inTitle]: '' } })
}

/** The item and the one thing that a donor asks of it first. */
export function lineTitle(text: Text, catalogue: Catalogue, line: NamedLine): string {
  const name = catalogue.itemName(line.item, line.name)
  const field = specChoiceOf(catalogue, line.item)?.field
  const value = field === undefined ? undefined : line.spec?.[field]
  if (field === undefined || value === undefined || value === null || value === '') return name
  return `${name} ${specWords(text, catalogue, { field, value })}`
}

/** The title with its quantity; a quantity nobody knows is said to be unknown, never 0. */
export function lineWords(
  text: Text,
  catalogue: Catalogue,
  line: NamedLine & { readonly quantity: number | undefined },
): string {
  const item = lineTitle(text, catalogue, line)
  if (line.quantity === undefined || line.quantity === 0)
    return text.t('need.line.unknown', { item })
  const quantity = text.quantity(line.quantity, catalogue.unitName(line.unit))
  return text.t('need.line', { item, quantity })
}
