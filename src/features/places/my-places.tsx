import { usePlaceTitle } from '../../state/facilities.ts'
import { forgetPlace, preferences, rememberHere, samePlace } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ListRow } from '../../ui/list-row.tsx'

/** The other places where this phone works, the last one first: one touch makes one the current. */
export function MyPlaces() {
  const { t } = useText()
  const titleOf = usePlaceTitle()
  const here = useStore(preferences, (state) => state.here)
  const recent = useStore(preferences, (state) => state.recentPlaces)
  const others = recent
    .filter((place) => here === undefined || !samePlace(place, here))
    .map((place) => ({ place, ...titleOf(place) }))
    .filter(({ title }) => title !== '')
  if (others.length === 0) return null
  return (
    <section class="stack-tight" aria-labelledby="my-places">
      <h2 id="my-places">{t('fac.mine.others')}</h2>
      <ul class="rows">
        {others.map(({ place, title, address }) => (
          <li key={`${place.facility} ${place.place}`} class="row-with-button">
            <ListRow
              title={title}
              lines={address === undefined ? [] : [address]}
              onPress={() => rememberHere(place)}
            />
            <IconButton
              icon="x"
              label={t('fac.mine.forget', { name: title })}
              onPress={() => forgetPlace(place)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
