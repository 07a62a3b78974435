import { useHerePicker } from '../../state/spot-picker.ts'
import { PlacePicker } from '../../ui/place-picker.tsx'

/** Chooses the place that this phone works at. */
export function HerePicker({ onClose }: { onClose: () => void }) {
  return <PlacePicker {...useHerePicker(onClose)} />
}
