// What lists are narrowed by, ready for a field of choices: «Усі» first.

import { useDonors } from './facilities.ts'
import { usePlaces } from './places.ts'
import { useText } from './text.tsx'

export type ListOption = { readonly value: string; readonly label: string }

type Conditions = {
  /** Says how many are set, so that a shortened list is never taken for the whole. */
  readonly title: string
  /** Undefined while there is nothing to undo. */
  readonly clear: { readonly label: string; readonly onPress: () => void } | undefined
}

/** The words over a list's conditions. `isSet` where something else than the conditions can be undone, too. */
export function useConditions(
  count: number,
  onClear: () => void,
  isSet: boolean = count > 0,
): Conditions {
  const { t } = useText()
  return {
    title: count === 0 ? t('list.conditions') : t('list.conditions.n', { n: count }),
    clear: isSet ? { label: t('empty.filter.act'), onPress: onClear } : undefined,
  }
}

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
