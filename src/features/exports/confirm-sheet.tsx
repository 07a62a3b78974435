import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { More } from './more-in-the-file.tsx'

type Props = { readonly more: More; readonly onYes: () => void; readonly onNo: () => void }

const PARTS = ['exactPlaces', 'contacts', 'freeTexts'] as const

/** Asks once more before what is sensitive leaves the municipality. */
export function ConfirmSheet({ more, onYes, onNo }: Props) {
  const { t, say } = useCityHallText()
  return (
    <Sheet title={say('exp.confirm')} closeLabel={t('nav.close')} onClose={onNo}>
      <div class="stack">
        <ul class="exp-parts">
          {PARTS.filter((part) => more[part]).map((part) => (
            <li key={part}>{say(`exp.more.${part}`)}</li>
          ))}
        </ul>
        <p>{say('exp.confirm.b')}</p>
        <Button kind="danger" onPress={onYes}>
          {say('exp.confirm.yes')}
        </Button>
        <Button onPress={onNo}>{t('act.cancel')}</Button>
      </div>
    </Sheet>
  )
}
