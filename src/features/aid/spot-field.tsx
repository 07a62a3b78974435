import { usePlaceTitle } from '../../state/facilities.ts'
import { useSpotChoice } from '../../state/spot-picker.ts'
import { useText } from '../../state/text.tsx'
import { PlacePicker } from '../../ui/place-picker.tsx'
import { WherePlate } from '../../ui/where-plate.tsx'
import { knownTitle } from './spot-words.ts'

export type Spot = { readonly facility: string; readonly place: string }
/** Facilities only, places only, or both. */
export type SpotKind = 'f:' | 'p:' | ''

type Props = {
  readonly id: string
  readonly title: string
  readonly spot: Spot
  readonly kind?: SpotKind
  readonly error?: string | undefined
  readonly onChange: (spot: Spot) => void
}

/** A place as a plate; a press changes it. */
export function SpotField({ id, title, spot, kind = '', error, onChange }: Props) {
  const { t } = useText()
  const words = usePlaceTitle()(spot)
  const placeTitle = knownTitle(words.title)
  const label = t('sr.place', { visible: [placeTitle, words.address ?? ''].join(' ').trim() })
  return (
    <WherePlate
      id={id}
      title={title}
      error={error}
      shown={placeTitle === '' ? undefined : { title: placeTitle, address: words.address, label }}
      chooseLabel={t('need.where.choose')}
      picker={(close) => (
        <SpotPicker title={title} kind={kind} onChoose={onChange} onClose={close} />
      )}
    />
  )
}

type PickerProps = {
  readonly title: string
  readonly kind: SpotKind
  readonly onChoose: (spot: Spot) => void
  readonly onClose: () => void
}

export function SpotPicker({ title, kind, onChoose, onClose }: PickerProps) {
  const onPick = (spot: Partial<Spot>) => onChoose({ facility: '', place: '', ...spot })
  const { sections, ...picker } = useSpotChoice({ title, onPick, onClose })
  return (
    <PlacePicker
      {...picker}
      sections={sections.map((section) => ({
        ...section,
        options: section.options.filter(({ key }) => key.startsWith(kind)),
      }))}
    />
  )
}
