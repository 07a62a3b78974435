import type { Fields } from '../../domain/replica/merge.ts'
import { isByPartner } from '../../domain/records/aid-offer.ts'
import type { Aid } from '../../domain/records/aid.ts'
import { nextStep, stepsOfAid, type AidStep } from '../../domain/views/aid-steps.ts'
import { useDevice } from '../../state/device.tsx'
import { useWho } from '../../state/people.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { isExpected, stepFields } from './aid-steps.ts'
import { stepKey } from './aid-words.ts'
import { StepForm } from './step-form.tsx'

type Props = {
  readonly record: StoredRecord
  readonly aid: Aid
  readonly canWrite: boolean
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** The way from the offer to the report: who, when and how long at each step; and the step that
 *  follows. An arrival is counted, not ticked. */
export function AidWay({ record, aid, canWrite, onWrite }: Props) {
  const { t } = useText()
  const device = useDevice()
  const next = nextStep(aid.form, aid.status)
  return (
    <Card title={t('aid.way')}>
      <ol class="aid-way">
        {stepsOfAid(record, device.now()).map((one) => (
          <li
            key={one.step}
            aria-current={one.state === 'now' ? 'step' : undefined}
            data-done={one.state === 'done' && one.at !== undefined ? '' : undefined}
          >
            {t(stepKey(one.step))}
            <StepPast step={one} record={record} />
          </li>
        ))}
      </ol>
      {canWrite && isExpected(aid.status) && (
        <Button href={`#/aid/receive?aid=${record.id}`}>{t('aid.arrived.count')}</Button>
      )}
      {canWrite && next !== undefined && next !== 'received' && (
        <Button
          onPress={() =>
            void onWrite(
              stepFields(next, device.now(), record.fields),
              t('aid.step.done', { step: t(stepKey(next)) }),
            )
          }
        >
          {t('aid.next', { step: t(stepKey(next)) })}
        </Button>
      )}
      {canWrite && aid.status !== 'cancelled' && (
        <StepForm record={record} aid={aid} onWrite={onWrite} />
      )}
    </Card>
  )
}

/** «22 лист., 14:05 · записала Олена · стояла 3 дні». */
function StepPast({
  step: { at, stamp, stoodMs, state },
  record,
}: {
  readonly step: AidStep
  readonly record: StoredRecord
}) {
  const text = useText()
  const now = useDevice().now()
  const who = useWho()
  if (at === undefined) return null
  const { you, name } = stamp === undefined ? { you: false, name: undefined } : who(stamp)
  const isPartner = stamp !== undefined && isByPartner(stamp, record)
  const other = isPartner ? text.t('aid.offer.who') : (name ?? text.t('who.colleague'))
  const person = you ? text.t('who.you') : other
  const length =
    stoodMs === undefined
      ? []
      : [
          text.t(state === 'now' ? 'aid.step.stands' : 'aid.step.stood', {
            time: text.duration(stoodMs),
          }),
        ]
  return <small>{[text.dayTime(at, now), person, ...length].join(' · ')}</small>
}
