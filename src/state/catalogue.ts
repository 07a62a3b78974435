import { useLayoutEffect, useState } from 'preact/hooks'
import type { CatalogueItem, SpecField } from '../domain/catalogue/catalogue.ts'
import { searchEntries, type SearchHit } from '../domain/catalogue/search.ts'
import { loadCatalogueWords, type CatalogueWords } from '../i18n/catalogue-words.ts'
import type { Language } from '../i18n/translate.ts'
import { useOnline } from './online.ts'
import { useText } from './text.tsx'

export type Catalogue = {
  readonly items: readonly CatalogueItem[]
  readonly categories: readonly string[]
  readonly specFields: Readonly<Record<string, SpecField>>
  readonly words: CatalogueWords
  readonly item: (id: string) => CatalogueItem | undefined
  /** The item's name; an item of a person's own is called what they called it. */
  readonly itemName: (id: string, ownName?: string) => string
  readonly unitName: (unit: string) => string
  readonly search: (query: string) => readonly SearchHit[]
}

const loaded = new Map<Language, Catalogue>()

/** The items and their words; undefined while they are loaded, and until there is a network where they
 *  are not on the phone yet. */
export function useCatalogue(): Catalogue | undefined {
  const { language } = useText()
  const isOnline = useOnline()
  const [catalogue, setCatalogue] = useState(() => loaded.get(language))
  // Before the paint, so that it is already on its way while an empty screen is drawn.
  useLayoutEffect(() => {
    let wanted = true
    loadCatalogue(language).then(
      (found) => wanted && setCatalogue(() => found),
      () => undefined, // asked again when the network returns
    )
    return () => {
      wanted = false
    }
  }, [language, isOnline])
  return catalogue
}

async function loadCatalogue(language: Language): Promise<Catalogue> {
  const known = loaded.get(language)
  if (known !== undefined) return known
  const [data, words] = await Promise.all([
    import('../domain/catalogue/catalogue.ts'),
    loadCatalogueWords(language),
  ])
  const byId = new Map(data.CATALOGUE_ITEMS.map((item) => [item.id, item]))
  const entries = data.CATALOGUE_ITEMS.map(({ id }) => ({
    id,
    name: words.items[id] ?? id,
    synonyms: words.synonyms[id] ?? [],
  }))
  const catalogue: Catalogue = {
    items: data.CATALOGUE_ITEMS,
    categories: data.CATEGORY_IDS,
    specFields: data.SPEC_FIELDS,
    words,
    item: (id) => byId.get(id),
    itemName: (id, ownName) => words.items[id] ?? ownName ?? id,
    unitName: (unit) => words.units[unit] ?? unit,
    search: (query) => searchEntries(entries, query),
  }
  loaded.set(language, catalogue)
  return catalogue
}
