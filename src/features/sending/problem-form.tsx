import { useState } from 'preact/hooks'
import type { Fields } from '../../domain/replica/merge.ts'
import { goBack } from '../../state/location.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { CorrectionField } from './correction-field.tsx'
import { OtherFields } from './other-fields.tsx'
import { sayRejection } from './problem-words.ts'
import { KIND_KEYS, sayField, sayTitle } from './record-title.ts'
import { useCorrection, type RejectedChange } from './use-correction.ts'
import { useValueNames } from '../../state/value-names.ts'

type Props = {
  readonly change: RejectedChange
  /** The record as the phone shows it. */
  readonly fields: Fields
}

export function ProblemForm({ change, fields }: Props) {
  const text = useText()
  const { t } = text
  const names = useValueNames()
  const correction = useCorrection(change)
  const [asking, setAsking] = useState(false)
  const { kind, set } = change
  const { path, input, remedy } = correction
  return (
    <Screen
      title={t('sync.problems.title')}
      titlePrefix={t('err.pagetitle')}
      back={() => goBack('#/sending/problems')}
      close="#/today"
      form
      action={
        <div class="problem-actions">
          {remedy === 'none' ? null : (
            <Button
              kind="primary"
              disabled={correction.busy}
              onPress={() => void correction.save()}
            >
              {t(REMEDIES[remedy])}
            </Button>
          )}
          <Button kind="danger" disabled={correction.busy} onPress={() => setAsking(true)}>
            {t('fix.withdraw')}
          </Button>
        </div>
      }
    >
      <div class="stack">
        <p class="problem-said">{sayRejection(text, names, change)}</p>
        <h2>{sayTitle(names, fields) ?? t(KIND_KEYS[kind])}</h2>
        {remedy === 'correct' ? (
          <CorrectionField
            kind={kind}
            path={path}
            input={input}
            label={sayField(text, names, { kind, path })}
            names={names}
            typed={correction.typed}
            onType={correction.type}
            error={correction.error}
          />
        ) : null}
        {remedy === 'none' ? <p>{t('fix.untypable')}</p> : null}
        {remedy === 'correct' || correction.error === undefined ? null : (
          <p role="alert">{correction.error}</p>
        )}
        <OtherFields
          kind={kind}
          set={set}
          except={remedy === 'correct' ? path : ''}
          names={names}
        />
      </div>
      {asking ? (
        <Sheet
          title={t('fix.withdraw')}
          closeLabel={t('nav.close')}
          onClose={() => setAsking(false)}
        >
          <div class="stack">
            <p>{t('fix.withdraw.ask')}</p>
            <Button
              kind="danger"
              disabled={correction.busy}
              onPress={() => void correction.withdraw()}
            >
              {t('fix.withdraw.yes')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('act.cancel')}</Button>
          </div>
        </Sheet>
      ) : null}
    </Screen>
  )
}

const REMEDIES = {
  correct: 'fix.save',
  'save-as-new': 'err.id_reused.act',
  'send-again': 'fix.retry',
} as const
