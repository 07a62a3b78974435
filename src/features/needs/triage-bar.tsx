import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { DeclineForm } from './decline-form.tsx'
import { fitting, TRIAGE, type TriageDecision } from './triage.ts'
import type { NeedEntry } from './use-needs.ts'
import { useTriage } from './use-triage.ts'

type Props = {
  readonly chosen: readonly NeedEntry[]
  /** Nothing is chosen any more. */
  readonly onClose: () => void
}

/** What can be decided of the chosen needs at once; each button says of how many. */
export function TriageBar({ chosen, onClose }: Props) {
  const { t, say } = useCityHallText()
  const { decide } = useTriage()
  const [declining, setDeclining] = useState<readonly RecordId[]>()
  const act = (decision: TriageDecision) => {
    const ids = fitting(chosen, decision).map(({ id }) => id)
    if (decision === 'decline') setDeclining(ids)
    else void finish(ids, decision)
  }
  const finish = async (ids: readonly RecordId[], decision: TriageDecision, reason?: string) => {
    onClose()
    await decide(ids, decision, reason)
  }
  return (
    <div class="triage-bar" role="group" aria-label={say('tr.title')}>
      <p aria-live="polite">{say('tr.chosen', { n: chosen.length })}</p>
      <div class="triage-buttons">
        {TRIAGE.map((decision) => {
          const count = fitting(chosen, decision).length
          return (
            <Button
              key={decision}
              kind={decision === 'verify' ? 'primary' : 'secondary'}
              disabled={count === 0}
              onPress={() => act(decision)}
            >
              {say(`tr.${decision}`, { n: count })}
            </Button>
          )
        })}
        <Button kind="quiet" onPress={onClose}>
          {t('act.cancel')}
        </Button>
      </div>
      {declining !== undefined && (
        <Sheet
          title={say('tr.decline', { n: declining.length })}
          closeLabel={t('nav.close')}
          onClose={() => setDeclining(undefined)}
        >
          <div class="stack">
            <DeclineForm
              onDecline={(reason) => finish(declining, 'decline', reason)}
              onCancel={() => setDeclining(undefined)}
            />
          </div>
        </Sheet>
      )}
    </div>
  )
}
