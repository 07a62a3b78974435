import { useState } from 'preact/hooks'
import { useHere } from '../../state/facilities.ts'
import { lazyPart } from '../../state/lazy-part.tsx'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Plate } from '../../ui/plate.tsx'

const HerePicker = lazyPart(async () => (await import('./here-picker.tsx')).HerePicker)

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
