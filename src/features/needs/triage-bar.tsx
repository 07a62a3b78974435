import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
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
        <DeclineSheet
          count={declining.length}
          onClose={() => setDeclining(undefined)}
          onDecline={(reason) => void finish(declining, 'decline', reason)}
        />
      )}
    </div>
  )
}

type SheetProps = {
  readonly count: number
  readonly onClose: () => void
  readonly onDecline: (reason: string) => void
}

/** One reason for all: those who wrote the needs will read it. */
function DeclineSheet({ count, onClose, onDecline }: SheetProps) {
  const { t, say } = useCityHallText()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const decline = () => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') document.getElementById('triage-reason')?.focus()
    else onDecline(reason)
  }
  return (
    <Sheet title={say('tr.decline', { n: count })} closeLabel={t('nav.close')} onClose={onClose}>
      <div class="stack">
        <TextArea
          id="triage-reason"
          label={t('need.decline.why')}
          hint={t('need.decline.h')}
          value={reason}
          onChange={setReason}
          error={isMissing ? t('val.reason') : undefined}
        />
        <Button kind="danger" onPress={decline}>
          {t('need.decline')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t('need.decline.cancel')}
        </Button>
      </div>
    </Sheet>
  )
}
