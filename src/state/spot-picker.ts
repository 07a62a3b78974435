import { useState } from 'preact/hooks'
import { readSpotKey, type SpotOption } from '../domain/views/find-spots.ts'
import { findNearest } from '../domain/views/nearest.ts'
import { useFacilities } from './facilities.ts'
import { usePosition } from './position.ts'
import { rememberHere } from './preferences.ts'
import { useSpots } from './spot-search.ts'
import { useText } from './text.tsx'

/** What the place picker shows: words, what is typed, and what that finds. */
export type SpotPicker = {
  readonly words: { readonly search: string; readonly empty: string; readonly close: string }
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly sections: readonly { readonly title: string; readonly options: readonly SpotOption[] }[]
  /** While nothing is typed. */
  readonly locate?: {
    readonly label: string
    readonly said: string | undefined
    readonly onPress: () => void
  }
}

export function useSpotPicker(): SpotPicker {
  const { t } = useText()
  const [query, setQuery] = useState('')
  const { recent, facilities, places } = useSpots(query)
  const { near, locate } = useNearby()
  return {
    words: {
      search: t('place.search'),
      empty: t('empty.search', { q: query }),
      close: t('nav.close'),
    },
    query,
    onQuery: setQuery,
    sections: [
      { title: t('pos.near'), options: query === '' ? near : [] },
      { title: t('place.recent'), options: recent },
      { title: t('place.facilities'), options: facilities },
      { title: t('place.districts'), options: places },
    ],
    ...(query === '' ? { locate } : {}),
  }
}

type Spot = NonNullable<ReturnType<typeof readSpotKey>>
type Choice = {
  readonly title: string
  readonly onPick: (spot: Spot) => void
  readonly onClose: () => void
}

/** The picker of a form: a touch gives the spot and closes. */
export function useSpotChoice({ title, onPick, onClose }: Choice) {
  const picker = useSpotPicker()
  const onChoose = (key: string) => {
    const spot = readSpotKey(key)
    if (spot !== undefined) onPick(spot)
    onClose()
  }
  return { ...picker, title, onChoose, onClose }
}

/** The picker of the place that this phone works at; one that is missing can be added. */
export function useHerePicker(onClose: () => void) {
  const { t } = useText()
  const choice = useSpotChoice({ title: t('place.pick'), onPick: rememberHere, onClose })
  return { ...choice, add: { label: t('place.add'), href: '#/menu/places/new?mine=1' } }
}

/** The facilities around the phone, after a person asked for them. */
function useNearby(): Required<Pick<SpotPicker, 'locate'>> & {
  readonly near: readonly SpotOption[]
} {
  const text = useText()
  const position = usePosition()
  const facilities = useFacilities() ?? []
  const { found } = position
  const near = found === undefined ? [] : findNearest(facilities, found)
  const metres = (n: number) => text.t('pos.metres', { n: text.number(n) })
  const sayFound = () => {
    if (found === undefined) return undefined
    const accuracy = metres(found.accuracy)
    return text.t(near.length === 0 ? 'pos.nothing' : 'pos.found', { accuracy })
  }
  return {
    near: near.map(({ id, name, metres: far }) => ({
      key: `f:${id}`,
      title: name,
      line: metres(far),
    })),
    locate: {
      label: text.t(position.isAsking ? 'pos.asking' : 'pos.find'),
      said: position.problem === undefined ? sayFound() : text.t(position.problem),
      onPress: () => void position.ask(), // never throws
    },
  }
}
