import { useState } from 'preact/hooks'
import type { Fields } from '../../domain/replica/merge.ts'
import { AID_STATUSES } from '../../domain/records/codes.ts'
import type { Aid } from '../../domain/records/aid.ts'
import { chainOf, nextStep, stepMoment } from '../../domain/views/aid-steps.ts'
import { useDevice } from '../../state/device.tsx'
import { useDraft } from '../../state/draft.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { isExpected, stepFault, stepFields } from './aid-steps.ts'
import { stepKey } from './aid-words.ts'

type Props = {
  readonly record: StoredRecord
  readonly aid: Aid
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

type Values = { readonly step: string; readonly at: number | null }

/** Any step, and when it truly was: a call from the border comes when it comes. */
export function StepForm({ record, aid, onWrite }: Props) {
  const { t } = useText()
  const now = useDevice().now()
  const [isWrong, setWrong] = useState(false)
  // What has not come is counted on its own screen, not ticked here.
  const steps = chainOf(aid.form).filter((step) => step !== 'received' || !isExpected(aid.status))
  const next = nextStep(aid.form, aid.status)
  const start = { step: next !== undefined && steps.includes(next) ? next : aid.status, at: now }
  const form = useDraft<Values>(`aid:${record.id}:step`, start, readValues)
  const { values, change, ready, restored, drop } = form
  const step = steps.find((one) => one === values.step) ?? aid.status
  const at = values.at ?? undefined
  const fault = stepFault({ step, at }, record.fields, now)
  if (!ready) return null
  const save = async () => {
    setWrong(fault !== undefined)
    if (fault !== undefined || at === undefined) return
    const done = t('aid.step.done', { step: t(stepKey(step)) })
    if (!(await onWrite(stepFields(step, at, record.fields), done))) return
    await drop()
    change(start)
  }
  return (
    <Disclosure title={t('aid.step.other')} open={restored}>
      <SelectField
        id="step"
        label={t('aid.step.which')}
        options={steps.map((one) => ({ value: one, label: t(stepKey(one)) }))}
        value={step}
        onChange={(chosen) =>
          change({ step: chosen, at: knownMoment(record.fields, chosen) ?? now })
        }
      />
      <MomentField
        id="step-at"
        label={t('aid.step.when')}
        value={at}
        onChange={(typed) => change({ at: typed ?? null })}
        error={isWrong && fault !== undefined ? t(fault) : undefined}
      />
      <Button onPress={() => void save()}>{t('aid.step.save')}</Button>
    </Disclosure>
  )
}

function knownMoment(fields: Fields, step: string): number | undefined {
  const known = AID_STATUSES.find((one) => one === step)
  return known === undefined ? undefined : stepMoment(fields, known)
}

function readValues({ step, at }: Readonly<Record<string, unknown>>): Values | undefined {
  if (!AID_STATUSES.some((status) => status === step)) return undefined
  return { step: String(step), at: typeof at === 'number' ? at : null }
}
