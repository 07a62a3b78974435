import { entryIds } from '../../domain/replica/path.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { readText } from '../../domain/records/read-fields.ts'
import type { Kind } from '../../domain/records/record.ts'
import { fieldNameKey } from '../../i18n/field-names.ts'
import type { ValueNames } from '../../i18n/field-values.ts'
import type { Text, TextKey } from '../../i18n/translate.ts'

export const KIND_KEYS = {
  need: 'fix.kind.need',
  outage: 'fix.kind.outage',
  aid: 'fix.kind.aid',
  facility: 'fix.kind.facility',
  donor: 'fix.kind.donor',
  assessment: 'fix.kind.assessment',
  person: 'fix.kind.person',
} as const satisfies Record<Kind, TextKey>

/** Gives what a record is about, in a few words: its things, its service, its name. */
export function sayTitle(names: ValueNames, fields: Fields): string | undefined {
  const own = readText(fields.title) ?? readText(fields.name) ?? readText(fields['name/uk'])
  if (own !== undefined) return own
  const items = entryIds(fields, 'lines').flatMap((line) => {
    const item = readText(fields[`lines/${line}/item`])
    const name = readText(fields[`lines/${line}/name`])
    return name ?? (item === undefined ? [] : (names.item(item) ?? []))
  })
  if (items.length > 0) return items.join(', ')
  const service = readText(fields.service)
  return service === undefined ? readText(fields['name/en']) : names.code('services', service)
}

/** Gives the address at which a record is read; undefined for kinds without a screen. */
export function recordHref(kind: Kind, id: string): string | undefined {
  switch (kind) {
    case 'need':
      return `#/needs/${id}`
    case 'outage':
      return `#/power/${id}`
    case 'aid':
      return `#/aid/${id}`
    case 'facility':
      return `#/menu/places/${id}`
    case 'donor':
      return `#/menu/donors/${id}`
    case 'assessment':
    case 'person':
      return undefined
  }
}

/** Gives the name of a field; what this version does not know is «це поле». */
export function sayField({ t }: Text, names: ValueNames, { kind, path }: FieldPath): string {
  const key = fieldNameKey(kind, path)
  if (key !== undefined) return t(key)
  const spec = /^lines\/[^/]+\/spec\/(.+)$/.exec(path)?.[1]
  return (spec === undefined ? undefined : names.code('fields', spec)) ?? t('fix.field')
}

type FieldPath = { readonly kind: Kind; readonly path: string }
