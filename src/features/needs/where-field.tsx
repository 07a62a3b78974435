import { useState } from 'preact/hooks'
import { readSpotKey } from '../../domain/views/find-spots.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useSpots } from '../../state/spot-search.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { PlacePicker } from '../../ui/place-picker.tsx'
import { Plate } from '../../ui/plate.tsx'

type Where = { readonly facility: string; readonly place: string }
type Props = {
  readonly where: Where
  readonly error: string | undefined
  readonly onChange: (where: Where) => void
}

/** Where it is needed: the place used last, as a plate; a press changes it. */
export function WhereField({ where, error, onChange }: Props) {
  const { t } = useText()
  const titleOf = usePlaceTitle()
  const [isPicking, setPicking] = useState(false)
  const isEmpty = where.facility === '' && where.place === ''
  const { title, address } = titleOf({
    ...(where.facility === '' ? {} : { facility: where.facility }),
    ...(where.place === '' ? {} : { place: where.place }),
  })
  const visible = [title, address ?? ''].join(' ').trim()
  return (
    <section class={error === undefined ? 'stack-tight' : 'stack-tight field-wrong'}>
      <h2>{t('need.where')}</h2>
      {error !== undefined && <p class="field-error">{error}</p>}
      <div id="where" tabIndex={-1}>
        {isEmpty ? (
          <Button icon="map-pin" onPress={() => setPicking(true)}>
            {t('need.where.choose')}
          </Button>
        ) : (
          <Plate
            title={title}
            address={address}
            label={t('sr.place', { visible })}
            onPress={() => setPicking(true)}
          />
        )}
      </div>
      {isPicking && (
        <WherePicker
          onChoose={(chosen) => {
            onChange(chosen)
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  )
}

type PickerProps = {
  readonly onChoose: (where: Where) => void
  readonly onClose: () => void
}

function WherePicker({ onChoose, onClose }: PickerProps) {
  const { t } = useText()
  const [query, setQuery] = useState('')
  const spots = useSpots(query)
  const choose = (key: string) => {
    const spot = readSpotKey(key)
    if (spot !== undefined) onChoose({ facility: '', place: '', ...spot })
  }
  return (
    <PlacePicker
      title={t('need.where')}
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
    />
  )
}
