import { useState } from 'preact/hooks'
import { readSpotKey } from '../../domain/views/find-spots.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useSpotPicker } from '../../state/spot-picker.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { PlacePicker } from '../../ui/place-picker.tsx'
import { Plate } from '../../ui/plate.tsx'
import { spotOf, type Where } from './outage-where.ts'

type Props = {
  readonly id: string
  readonly where: Where
  readonly error: string | undefined
  readonly onChange: (where: Where) => void
}

/** Where it is off: the place used last, as a plate; a press changes it. */
export function WhereField({ id, where, error, onChange }: Props) {
  const { t } = useText()
  const titleOf = usePlaceTitle()
  const [isPicking, setPicking] = useState(false)
  const { title, address } = titleOf(spotOf(where))
  const pick = () => setPicking(true)
  return (
    <section class={error === undefined ? 'stack-tight' : 'stack-tight field-wrong'}>
      <h2>{t('outage.where')}</h2>
      {error !== undefined && <p class="field-error">{error}</p>}
      <div id={id} tabIndex={-1}>
        {title === '' ? (
          <Button icon="map-pin" onPress={pick}>
            {t('today.pick')}
          </Button>
        ) : (
          <Plate
            title={title}
            address={address}
            label={t('sr.place', { visible: [title, address ?? ''].join(' ').trim() })}
            onPress={pick}
          />
        )}
      </div>
      {isPicking && <WherePicker onChange={onChange} onClose={() => setPicking(false)} />}
    </section>
  )
}

function WherePicker({ onChange, onClose }: Pick<Props, 'onChange'> & { onClose: () => void }) {
  const { t } = useText()
  const picker = useSpotPicker()
  const choose = (key: string) => {
    const spot = readSpotKey(key)
    if (spot !== undefined) onChange({ facility: '', place: '', ...spot })
    onClose()
  }
  return <PlacePicker {...picker} title={t('outage.where')} onChoose={choose} onClose={onClose} />
}
