import { useState } from 'preact/hooks'
import { readSpotKey } from '../../domain/views/find-spots.ts'
import { useHere } from '../../state/facilities.ts'
import { rememberHere } from '../../state/preferences.ts'
import { useSpotPicker } from '../../state/spot-picker.ts'
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
  const picker = useSpotPicker()
  const choose = (key: string) => {
    const spot = readSpotKey(key)
    if (spot !== undefined) rememberHere(spot)
    onClose()
  }
  return (
    <PlacePicker {...picker} title={t('place.pick')} onChoose={choose} onClose={onClose}>
      <Button icon="plus" href="#/menu/places/new?mine=1">
        {t('place.add')}
      </Button>
    </PlacePicker>
  )
}
