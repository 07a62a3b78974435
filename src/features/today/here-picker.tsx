import { readSpotKey } from '../../domain/views/find-spots.ts'
import { rememberHere } from '../../state/preferences.ts'
import { useSpotPicker } from '../../state/spot-picker.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { PlacePicker } from '../../ui/place-picker.tsx'

/** Chooses the place that this phone works at. */
export function HerePicker({ onClose }: { onClose: () => void }) {
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
