// The names in an export, of one language: from the catalogue's codes, never translated by machine.

import type { CatalogueItem, SpecField } from '../domain/catalogue/catalogue.ts'
import type { Donor } from '../domain/records/donor.ts'
import type { CatalogueWords } from '../i18n/catalogue-words.ts'
import { specUnit } from '../i18n/spec-units.ts'
import type { Language } from '../i18n/translate.ts'
import type { ExportWords } from './table.ts'

/** IASC clusters, and plain words where there is no cluster. */
const SECTORS: Readonly<Record<string, string>> = {
  power: 'Energy',
  grid: 'Energy',
  heat: 'Energy',
  fuel: 'Energy',
  water: 'Water, Sanitation and Hygiene',
  comms: 'Emergency Telecommunications',
  shelter: 'Shelter and Non-Food Items',
  household: 'Shelter and Non-Food Items',
  'fire-rescue': 'Civil protection',
  vehicles: 'Logistics',
  medical: 'Health',
  rehabilitation: 'Health',
  food: 'Food Security',
  animals: 'Food Security',
  heritage: 'Culture',
  support: 'Early Recovery',
}

type Sources = {
  readonly language: Language
  readonly words: CatalogueWords
  readonly items: readonly CatalogueItem[]
  readonly specFields: Readonly<Record<string, SpecField>>
  readonly places: Readonly<Record<string, string>>
  readonly donors: ReadonlyMap<string, Donor>
  readonly freeTexts: boolean
}

export function makeExportWords(sources: Sources): ExportWords {
  const { language, words, items, places, donors } = sources
  const categories = new Map(items.map(({ id, category }) => [id, category]))
  return {
    language,
    item: (id, ownName) =>
      id === 'other' ? (ownName ?? words.items[id] ?? id) : (words.items[id] ?? id),
    unit: (unit) => words.units[unit] ?? unit,
    facilityType: (type) => words.facilityTypes[type] ?? type,
    service: (service) => words.services[service] ?? service,
    cause: (cause) => words.causes[cause] ?? cause,
    sector: (item) => SECTORS[categories.get(item) ?? ''] ?? '',
    spec: (field, value) => saySpec(sources, field, value),
    place: (code) => places[code] ?? code,
    donor: (id) => donors.get(id)?.name[language] ?? '',
  }
}

/** Gives «Потужність: 10 кВт»; nothing for a text that somebody typed and that stays here. */
function saySpec(
  { language, words, specFields, freeTexts }: Sources,
  field: string,
  value: string | number | boolean,
): string {
  const about = specFields[field]
  const isTyped = typeof value === 'string' && about?.enum === undefined
  if (isTyped && about?.type !== 'number' && !freeTexts) return ''
  const coded = about?.enum === undefined ? undefined : words.enums[about.enum]?.[String(value)]
  const unit =
    about?.unit === undefined || about.type !== 'number' ? '' : ` ${specUnit(language, about.unit)}`
  const yesNo = language === 'uk' ? ['ні', 'так'] : ['no', 'yes']
  const said = typeof value === 'boolean' ? yesNo[Number(value)] : (coded ?? String(value))
  return `${words.fields[field] ?? field}: ${said}${unit}`
}
