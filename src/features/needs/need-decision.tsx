import { useState } from 'preact/hooks'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Role } from '../../domain/records/codes.ts'
import type { Need } from '../../domain/records/need.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DeclineForm } from './decline-form.tsx'
import { RequestForm } from './request-form.tsx'
import {
  coordinatorMoves,
  decisionFields,
  DECISION_WORDS,
  type Decision,
} from './need-decisions.ts'

type Props = {
  readonly need: Need
  readonly role: Role | undefined
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** What a coordinator answers to a need. Declining asks why: those who wrote it will read it. */
export function NeedDecision({ need, role, onWrite }: Props) {
  const { t } = useText()
  const device = useDevice()
  const [asking, setAsking] = useState<'decline' | 'request'>()
  const moves = coordinatorMoves(need.status, role)
  if (moves.length === 0) return null
  const decide = (decision: Decision) => {
    if (decision === 'decline' || decision === 'request') setAsking(decision)
    else void onWrite(decisionFields(decision, device.now()), t(DECISION_WORDS[decision].done))
  }
  const decline = async (reason: string) => {
    const set = decisionFields('decline', device.now(), { reason })
    if (await onWrite(set, t('need.declined.done'))) setAsking(undefined)
  }
  const request = async (donor: string | undefined) => {
    const set = decisionFields('request', device.now(), { donor, status: need.status })
    const isNothing = Object.keys(set).length === 0
    if (isNothing || (await onWrite(set, t('need.requested.done')))) setAsking(undefined)
  }
  return (
    <Card title={t('need.decide')}>
      {asking === 'decline' && (
        <DeclineForm onDecline={decline} onCancel={() => setAsking(undefined)} />
      )}
      {asking === 'request' && (
        <RequestForm onRequest={request} onCancel={() => setAsking(undefined)} />
      )}
      {asking === undefined &&
        moves.map((decision, index) => (
          <Button
            key={decision}
            kind={index === 0 ? 'secondary' : 'quiet'}
            icon={decision === 'verify' ? 'badge-check' : undefined}
            onPress={() => decide(decision)}
          >
            {t(DECISION_WORDS[decision].act)}
          </Button>
        ))}
    </Card>
  )
}
