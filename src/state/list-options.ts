// What lists are narrowed by, ready for a field of choices: «Усі» first.

import { useDonors } from './facilities.ts'
import { usePlaces } from './places.ts'
import { useText } from './text.tsx'

export type ListOption = { readonly value: string; readonly label: string }

/** The municipality's own places. */
export function usePlaceOptions(): readonly ListOption[] {
  const { t, language } = useText()
  const places = usePlaces().own
  return [
    { value: '', label: t('list.any') },
    ...places.map((place) => ({ value: place.code, label: place[language] })),
  ]
}

export function useDonorOptions(): readonly ListOption[] {
  const { t, language } = useText()
  const donors = useDonors() ?? []
  return [
    { value: '', label: t('list.any') },
    ...donors.map(({ id, name }) => ({ value: id, label: name[language] })),
  ]
}
