import { useState } from 'preact/hooks'
import { useHere } from '../../state/facilities.ts'
import { useHerePicker } from '../../state/spot-picker.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PlacePicker } from '../../ui/place-picker.tsx'
import { Plate } from '../../ui/plate.tsx'

/** The place that forms offer first, as an enamel plate; a press changes it. */
export function MyPlace() {
  const { t } = useText()
  const here = useHere()
  const [choosing, setChoosing] = useState(false)
  const known = here !== undefined && here.title !== ''
  return (
    <Card title={t('fac.mine')}>
      {known ? (
        <Plate
          title={here.title}
          address={here.address}
          label={t('sr.place', { visible: [here.title, here.address ?? ''].join(' ').trim() })}
          onPress={() => setChoosing(true)}
        />
      ) : (
        <>
          <p class="muted">{t('fac.mine.none')}</p>
          <Button icon="map-pin" onPress={() => setChoosing(true)}>
            {t('join.to.place')}
          </Button>
        </>
      )}
      {choosing ? <Chooser onClose={() => setChoosing(false)} /> : null}
    </Card>
  )
}

function Chooser({ onClose }: { onClose: () => void }) {
  return <PlacePicker {...useHerePicker(onClose)} />
}
