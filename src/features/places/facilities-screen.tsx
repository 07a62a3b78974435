import { useState } from 'preact/hooks'
import { fitsQuery, readQuery } from '../../domain/catalogue/search.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useFacilities, type KnownFacility } from '../../state/facilities.ts'
import { useRoute } from '../../state/location.ts'
import { usePlaces, type Places } from '../../state/places.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FacilityScreen } from './facility-screen.tsx'
import { MyPlace } from './my-place.tsx'
import { MyPlaces } from './my-places.tsx'

/** #/menu/places, /new and /<id>: where this phone works, and the municipality's facilities. */
export function FacilitiesScreen() {
  const [, , part] = useRoute().path
  return part === undefined ? <FacilityList /> : <FacilityScreen key={part} id={part} />
}

function FacilityList() {
  const { t } = useText()
  const facilities = useFacilities()
  const places = usePlaces()
  const viewer = useEnrolment()?.role === 'viewer'
  const [query, setQuery] = useState('')
  const frame = { title: t('menu.places'), back: '#/menu' }
  if (facilities === undefined) return <OpeningScreen {...frame} text={t('rec.opening')} />
  const found = search(facilities, places, query)
  return (
    <Screen
      {...frame}
      action={
        viewer ? undefined : (
          <Button kind="primary" icon="plus" href="#/menu/places/new">
            {t('fac.add')}
          </Button>
        )
      }
    >
      <div class="stack">
        <MyPlace />
        <MyPlaces />
        {facilities.length === 0 ? (
          <EmptyState text={t('fac.none')} detail={t('fac.none.b')} />
        ) : (
          <TextField
            id="facility-search"
            label={t('fac.search')}
            type="search"
            value={query}
            onChange={setQuery}
          />
        )}
        {found.length === 0 && query !== '' && (
          <EmptyState text={t('empty.search', { q: query })} />
        )}
        <div class="rows">
          {found.map((facility) => (
            <FacilityRow key={facility.id} facility={facility} places={places} />
          ))}
        </div>
      </div>
    </Screen>
  )
}

type RowProps = { readonly facility: KnownFacility; readonly places: Places }

function FacilityRow({ facility: { id, name, address, place, critical }, places }: RowProps) {
  const { t } = useText()
  const where = [place === undefined ? undefined : places.name(place), address]
  const line = where.filter((part) => part !== undefined).join(', ')
  return (
    <ListRow
      href={`#/menu/places/${id}`}
      title={name === '' ? t('people.invite.noname') : name}
      lines={[...(line === '' ? [] : [line]), ...(critical ? [t('fac.critical')] : [])]}
      end={<Icon name="chevron-right" />}
    />
  )
}

function search(
  facilities: readonly KnownFacility[],
  places: Places,
  query: string,
): readonly KnownFacility[] {
  const wanted = readQuery(query)
  return facilities.filter(({ name, address, place }) =>
    fitsQuery(`${name} ${address ?? ''} ${place === undefined ? '' : places.name(place)}`, wanted),
  )
}
