import { usePosition } from '../../state/position.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { writeNumber, type FacilityDraft } from './facility-draft.ts'

type Props = {
  readonly draft: FacilityDraft
  readonly onChange: (patch: Partial<FacilityDraft>) => void
}

/** Where the facility stands, taken from the phone of somebody who stands there. */
export function FacilityPoint({ draft, onChange }: Props) {
  const { t } = useText()
  const position = usePosition()
  const isKnown = draft.lat !== '' && draft.lon !== ''
  const take = async () => {
    const found = await position.ask()
    if (found === undefined) return
    const { lat, lon, accuracy } = found
    onChange({ lat: writeNumber(lat), lon: writeNumber(lon), accuracy: writeNumber(accuracy) })
  }
  const word = isKnown ? 'fac.point.again' : 'fac.point.take'
  const clear = () => onChange({ lat: '', lon: '', accuracy: '' })
  return (
    <section class="stack-tight" aria-labelledby="facility-point">
      <h2 id="facility-point">{t('fac.point')}</h2>
      <p class="muted">{t('fac.point.hint')}</p>
      {isKnown && (
        <p>
          {draft.accuracy === ''
            ? t('fac.point.known')
            : t('fac.point.v', { accuracy: t('pos.metres', { n: draft.accuracy }) })}
        </p>
      )}
      {position.problem !== undefined && <p role="alert">{t(position.problem)}</p>}
      <Button icon="map-pin" onPress={() => void take()}>
        {t(position.isAsking ? 'pos.asking' : word)}
      </Button>
      {isKnown && (
        <Button kind="quiet" onPress={clear}>
          {t('fac.point.clear')}
        </Button>
      )}
    </section>
  )
}
