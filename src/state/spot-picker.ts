import { useState } from 'preact/hooks'
import type { SpotOption } from '../domain/views/find-spots.ts'
import { useSpots } from './spots.ts'
import { useText } from './text.tsx'

/** What the place picker shows: words, what is typed, and what that finds. */
export type SpotPicker = {
  readonly words: { readonly search: string; readonly empty: string; readonly close: string }
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly sections: readonly { readonly title: string; readonly options: readonly SpotOption[] }[]
}

export function useSpotPicker(): SpotPicker {
  const { t } = useText()
  const [query, setQuery] = useState('')
  const { recent, facilities, places } = useSpots(query)
  return {
    words: {
      search: t('place.search'),
      empty: t('empty.search', { q: query }),
      close: t('nav.close'),
    },
    query,
    onQuery: setQuery,
    sections: [
      { title: t('place.recent'), options: recent },
      { title: t('place.facilities'), options: facilities },
      { title: t('place.districts'), options: places },
    ],
  }
}
