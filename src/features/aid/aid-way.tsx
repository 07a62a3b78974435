import type { Fields } from '../../domain/replica/merge.ts'
import type { Aid } from '../../domain/records/aid.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { nextStep, stepFields, stepsOf } from './aid-steps.ts'
import { stepKey } from './aid-words.ts'

type Props = {
  readonly id: string
  readonly aid: Aid
  readonly fields: Fields
  readonly canWrite: boolean
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** The way from the offer to the report, and the step that follows. An arrival is counted, not ticked. */
export function AidWay({ id, aid, fields, canWrite, onWrite }: Props) {
  const { t } = useText()
  const device = useDevice()
  const next = nextStep(aid.status)
  if (aid.status === 'cancelled') return null
  return (
    <Card title={t('aid.way')}>
      <ol class="aid-way">
        {stepsOf(aid.status).map(({ step, isDone, isNow }) => (
          <li
            key={step}
            aria-current={isNow ? 'step' : undefined}
            data-done={isDone ? '' : undefined}
          >
            {t(stepKey(step))}
          </li>
        ))}
      </ol>
      {canWrite && next === 'received' && (
        <Button href={`#/aid/receive?aid=${id}`}>{t('aid.arrived.count')}</Button>
      )}
      {canWrite && next !== undefined && next !== 'received' && (
        <Button
          onPress={() =>
            void onWrite(
              stepFields(next, device.now(), fields),
              t('aid.step.done', { step: t(stepKey(next)) }),
            )
          }
        >
          {t('aid.next', { step: t(stepKey(next)) })}
        </Button>
      )}
    </Card>
  )
}
