import { useState } from 'preact/hooks'
import { readText } from '../domain/records/read-fields.ts'
import { entryIds } from '../domain/replica/path.ts'
import { findOftenItems, type ItemUse } from '../domain/views/often-items.ts'
import type { StoredRecord } from '../storage/types.ts'
import type { Catalogue } from './catalogue.ts'
import { useDevice } from './device.tsx'
import { useLive } from './live.ts'
import { useText } from './text.tsx'

const OWN_RECORDS = 200

type Named = { readonly id: string; readonly name: string }

export type ItemChoice = {
  readonly words: {
    readonly search: string
    readonly often: string
    readonly all: string
    readonly found: string | undefined
    readonly own: string | undefined
  }
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly often: readonly Named[]
  readonly categories: readonly (Named & { readonly items: readonly Named[] })[]
  readonly found: readonly (Named & { readonly hint: string | undefined })[]
}

/** Gives what the item picker shows: what this phone's records often name, all by category, or what
 *  a search finds; undefined while the phone is asked. */
export function useItemChoice(catalogue: Catalogue, kind: 'need' | 'aid'): ItemChoice | undefined {
  const device = useDevice()
  const text = useText()
  const [query, setQuery] = useState('')
  const uses = useLive(async () => {
    const records = await device.queries.ownRecords(OWN_RECORDS)
    return records.filter((record) => record.kind === kind).flatMap(readUses)
  }, [device, kind])
  if (uses === undefined) return undefined
  const named = (id: string): Named => ({ id, name: catalogue.itemName(id) })
  const typed = query.trim()
  const hits = catalogue.search(typed)
  return {
    words: {
      search: text.t('need.search'),
      often: text.t('need.frequent'),
      all: text.t('need.allnames'),
      found: typed === '' ? undefined : text.t('sr.results', { n: hits.length }),
      own: typed === '' ? undefined : text.t('need.addname', { q: typed }),
    },
    query,
    onQuery: setQuery,
    often: findOftenItems(uses, startOfDay(device.now())).map(named),
    categories: catalogue.categories.map((id) => ({
      id,
      name: catalogue.words.categories[id] ?? id,
      items: catalogue.items.filter((item) => item.category === id).map((item) => named(item.id)),
    })),
    found: hits.map(({ id, foundBy }) => ({
      ...named(id),
      hint: foundBy === undefined ? undefined : text.t('need.foundby', { word: foundBy }),
    })),
  }
}

function readUses({ fields }: StoredRecord): ItemUse[] {
  const at = fields['recordedAt']
  if (typeof at !== 'number') return []
  return entryIds(fields, 'lines').flatMap((id) => {
    const item = readText(fields[`lines/${id}/item`])
    return item === undefined ? [] : [{ item, at }]
  })
}

function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0)
}
