import type { Catalogue } from '../../state/catalogue.ts'
import { useWaits } from '../../state/enrolment.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { LineValues } from './need-line-draft.ts'

type Props = {
  readonly catalogue: Catalogue
  readonly lines: readonly LineValues[]
  readonly onAgain: () => void
}

/** Shown only after the phone's disk has the need. */
export function NeedSaved({ catalogue, lines, onAgain }: Props) {
  const text = useText()
  const waits = useWaits()
  return (
    <Screen title={text.t('tab.needs')} back="#/needs">
      <section class="card">
        <h2 class="need-saved-title">
          <Icon name="smartphone" />
          <span>{text.t('need.saved')}</span>
        </h2>
        <ul>
          {lines.map((line) => (
            <li key={line.id}>
              {lineWords(text, catalogue, { ...line, quantity: line.quantity ?? undefined })}
            </li>
          ))}
        </ul>
        {waits && <p class="muted">{text.t('sync.auto')}</p>}
        <Button kind="primary" onPress={onAgain}>
          {text.t('need.again')}
        </Button>
        <Button href="#/needs">{text.t('act.done')}</Button>
      </section>
    </Screen>
  )
}
