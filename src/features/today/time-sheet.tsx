import { useState } from 'preact/hooks'
import { MINUTE_MS, type Moment } from '../../domain/base/moment.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { Answering, TimeQuestion } from './use-answer.ts'

type Props = {
  readonly question: TimeQuestion
  readonly setTime: Answering['setTime']
  readonly onClose: () => void
}

const QUICK = [
  { key: 'time.15', minutes: 15 },
  { key: 'time.30', minutes: 30 },
  { key: 'time.60', minutes: 60 },
] as const

/** When it happened: three quick answers, a clock, and "I do not know" where that is an answer. */
export function TimeSheet({ question, setTime, onClose }: Props) {
  const { t } = useText()
  const device = useDevice()
  const [typed, setTyped] = useState<Moment | undefined>(() => device.now())
  const [error, setError] = useState<string | undefined>(undefined)
  const choose = async (at: Moment, precision: 'exact' | 'about') => {
    if (at > device.now() + MINUTE_MS) return setError(t('val.time.future'))
    if (!(await setTime(at, precision))) setError(t('val.time.swapped'))
  }
  const title = t(question.tag === 'late' ? 'tap.late' : 'tap.when')
  return (
    <Sheet title={title} closeLabel={t('nav.close')} onClose={onClose}>
      <div class="answers">
        {QUICK.map(({ key, minutes }) => (
          <Button
            key={key}
            onPress={() => void choose(device.now() - minutes * MINUTE_MS, 'about')}
          >
            {t(key)}
          </Button>
        ))}
        {question.tag === 'late' && <Button onPress={onClose}>{t('time.unknown')}</Button>}
      </div>
      <MomentField
        id="other-time"
        label={t('time.other')}
        value={typed}
        onChange={setTyped}
        error={error}
      />
      <Button
        kind="primary"
        onPress={() =>
          typed === undefined ? setError(t('val.time.start')) : void choose(typed, 'exact')
        }
      >
        {t('time.set')}
      </Button>
    </Sheet>
  )
}
