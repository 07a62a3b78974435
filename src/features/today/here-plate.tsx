import { useState } from 'preact/hooks'
import { readSpotKey } from '../../domain/views/find-spots.ts'
import { useHere } from '../../state/facilities.ts'
import { rememberHere } from '../../state/preferences.ts'
import { useSpots } from '../../state/spots.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { PlacePicker } from '../../ui/place-picker.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Plate } from '../../ui/plate.tsx'

/** Where the person is; a press chooses another place. */
export function HerePlate() {
  const { t } = useText()
  const here = useHere()
  const [isPicking, setPicking] = useState(false)
  const pick = () => setPicking(true)
  return (
    <>
      {here === undefined ? (
        <EmptyState text={t('empty.today')}>
          <Button kind="primary" icon="map-pin" onPress={pick}>
            {t('today.pick')}
          </Button>
        </EmptyState>
      ) : (
        <Plate
          title={here.title}
          address={here.address}
          label={t('sr.place', { visible: [here.title, here.address ?? ''].join(' ').trim() })}
          onPress={pick}
        />
      )}
      {isPicking && <HerePicker onClose={() => setPicking(false)} />}
    </>
  )
}

function HerePicker({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const [query, setQuery] = useState('')
  const spots = useSpots(query)
  const choose = (key: string) => {
    const spot = readSpotKey(key)
    if (spot !== undefined) rememberHere(spot)
    onClose()
  }
  return (
    <PlacePicker
      title={t('place.pick')}
      words={{
        search: t('place.search'),
        empty: t('empty.search', { q: query }),
        close: t('nav.close'),
      }}
      query={query}
      onQuery={setQuery}
      sections={[
        { title: t('place.recent'), options: spots.recent },
        { title: t('place.facilities'), options: spots.facilities },
        { title: t('place.districts'), options: spots.places },
      ]}
      onChoose={choose}
      onClose={onClose}
    >
      <Button icon="plus" href="#/menu/places/new?mine=1">
        {t('place.add')}
      </Button>
    </PlacePicker>
  )
}
