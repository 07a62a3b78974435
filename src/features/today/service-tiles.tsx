import { useState } from 'preact/hooks'
import { DAY_MS, HOUR_MS, type Moment } from '../../domain/base/moment.ts'
import type { Text } from '../../i18n/translate.ts'
import { useText } from '../../state/text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Button } from '../../ui/button.tsx'
import type { Answer } from './service-answer.ts'
import type { ServiceNow } from './service-now.ts'
import { OTHER_SERVICES, type AskedService } from './service-words.ts'

type Props = {
  readonly states: ReadonlyMap<string, ServiceNow>
  readonly now: Moment
  readonly canWrite: boolean
  readonly onAnswer: (asked: AskedService, answer: Answer) => void
}

/** Heat, water, signal, gas: what is known of each; a press asks, and one touch answers. */
export function ServiceTiles({ states, now, canWrite, onAnswer }: Props) {
  const text = useText()
  const [asked, ask] = useState<(typeof OTHER_SERVICES)[number] | undefined>(undefined)
  return (
    <>
      <ul class="tiles" aria-label={text.t('today.services')}>
        {OTHER_SERVICES.map((service) => {
          const state = states.get(service.service) ?? { tag: 'unknown' }
          return (
            <li key={service.stem}>
              <button
                type="button"
                class={`tile tile-${state.tag}`}
                disabled={!canWrite}
                onClick={() => ask(service)}
              >
                <Icon name={service.icon} />
                <strong>{text.t(`svc.${service.stem}`)}</strong>{' '}
                <span>{sayState(text, state, now)}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {asked !== undefined && (
        <AnswerSheet
          asked={asked}
          onClose={() => ask(undefined)}
          onAnswer={(answer) => {
            ask(undefined)
            onAnswer(asked, answer)
          }}
        />
      )}
    </>
  )
}

type SheetProps = {
  readonly asked: AskedService & { readonly stem: 'heat' | 'water' | 'net' | 'gas' }
  readonly onAnswer: (answer: Answer) => void
  readonly onClose: () => void
}

function AnswerSheet({ asked, onAnswer, onClose }: SheetProps) {
  const { t } = useText()
  return (
    <Sheet title={t(`${asked.stem}.ask`)} closeLabel={t('nav.close')} onClose={onClose}>
      <div class="answers">
        {(['on', 'weak', 'off'] as const).map((answer) => (
          <Button key={answer} onPress={() => onAnswer(answer)}>
            {t(`${asked.stem}.${answer}`)}
          </Button>
        ))}
      </div>
    </Sheet>
  )
}

function sayState(text: Text, state: ServiceNow, now: Moment): string {
  switch (state.tag) {
    case 'unknown':
      return text.t('svc.none')
    case 'stale':
      return text.t('svc.old')
    case 'on':
      return text.t('svc.on')
    case 'weak':
    case 'off':
      return text.t(`svc.${state.tag}.for`, { dur: text.duration(wholeUnits(now - state.since)) })
  }
}

/** A tile is narrow: minutes, then hours, then days. */
function wholeUnits(lengthMs: number): number {
  const unit = lengthMs >= DAY_MS ? DAY_MS : HOUR_MS
  return lengthMs < HOUR_MS ? lengthMs : lengthMs - (lengthMs % unit)
}
