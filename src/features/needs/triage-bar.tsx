import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { DeclineForm } from './decline-form.tsx'
import type { DecisionDetail } from './need-decisions.ts'
import { RequestForm } from './request-form.tsx'
import { fitting, TRIAGE, type TriageDecision } from './triage.ts'
import type { NeedEntry } from './use-needs.ts'
import { useTriage } from './use-triage.ts'

type Asking = { readonly ids: readonly RecordId[]; readonly decision: TriageDecision }

type Props = {
  readonly chosen: readonly NeedEntry[]
  /** Nothing is chosen any more. */
  readonly onClose: () => void
}

/** What can be decided of the chosen needs at once; each button says of how many. */
export function TriageBar({ chosen, onClose }: Props) {
  const { t, say } = useCityHallText()
  const { decide } = useTriage()
  const [asking, setAsking] = useState<Asking>()
  const act = (decision: TriageDecision) => {
    const ids = fitting(chosen, decision).map(({ id }) => id)
    if (decision === 'verify') void finish({ ids, decision })
    else setAsking({ ids, decision })
  }
  const finish = async ({ ids, decision }: Asking, detail: DecisionDetail = {}) => {
    onClose()
    await decide(ids, decision, detail)
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
      {asking !== undefined && (
        <Sheet
          title={say(`tr.${asking.decision}`, { n: asking.ids.length })}
          closeLabel={t('nav.close')}
          onClose={() => setAsking(undefined)}
        >
          <div class="stack">
            {asking.decision === 'decline' ? (
              <DeclineForm
                onDecline={(reason) => finish(asking, { reason })}
                onCancel={() => setAsking(undefined)}
              />
            ) : (
              <RequestForm
                onRequest={(donor) => finish(asking, { donor })}
                onCancel={() => setAsking(undefined)}
              />
            )}
          </div>
        </Sheet>
      )}
    </div>
  )
}
