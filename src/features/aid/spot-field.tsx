import { useState } from 'preact/hooks'
import { readSpotKey } from '../../domain/views/find-spots.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useSpotPicker } from '../../state/spot-picker.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { PlacePicker } from '../../ui/place-picker.tsx'
import { Plate } from '../../ui/plate.tsx'
import { knownTitle, whereIs } from './spot-words.ts'

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
  const [isPicking, setPicking] = useState(false)
  const words = usePlaceTitle()(whereIs(spot))
  const placeTitle = knownTitle(words.title)
  const pick = () => setPicking(true)
  return (
    <section class={error === undefined ? 'stack-tight' : 'stack-tight field-wrong'}>
      <h2>{title}</h2>
      {error !== undefined && <p class="field-error">{error}</p>}
      <div id={id} tabIndex={-1}>
        {placeTitle === '' ? (
          <Button icon="map-pin" onPress={pick}>
            {t('need.where.choose')}
          </Button>
        ) : (
          <Plate
            title={placeTitle}
            address={words.address}
            label={t('sr.place', { visible: [placeTitle, words.address ?? ''].join(' ').trim() })}
            onPress={pick}
          />
        )}
      </div>
      {isPicking && (
        <SpotPicker
          title={title}
          kind={kind}
          onChoose={onChange}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  )
}

type PickerProps = {
  readonly title: string
  readonly kind: SpotKind
  readonly onChoose: (spot: Spot) => void
  readonly onClose: () => void
}

export function SpotPicker({ title, kind, onChoose, onClose }: PickerProps) {
  const { sections, ...picker } = useSpotPicker()
  const choose = (key: string) => {
    const spot = readSpotKey(key)
    if (spot !== undefined) onChoose({ facility: '', place: '', ...spot })
    onClose()
  }
  return (
    <PlacePicker
      {...picker}
      title={title}
      sections={sections.map((section) => ({
        ...section,
        options: section.options.filter(({ key }) => key.startsWith(kind)),
      }))}
      onChoose={choose}
      onClose={onClose}
    />
  )
}
