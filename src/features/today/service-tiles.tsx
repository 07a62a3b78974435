import { useState } from 'preact/hooks'
import { DAY_MS, HOUR_MS, type Moment } from '../../domain/base/moment.ts'
import { useText } from '../../state/text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Button } from '../../ui/button.tsx'
import type { Answer } from './service-answer.ts'
import type { ShownState } from '../../state/first-look.ts'
import type { Shown } from './use-shown-services.ts'
import { OTHER_SERVICES, type AskedService } from './service-words.ts'

/** A tile is too narrow for words that say nothing is known. */
const UNKNOWN = '—'

type Props = {
  readonly states: ReadonlyMap<string, Shown>
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
          const state = states.get(service.service)?.state ?? { tag: 'unknown' }
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
                <TileState state={state} now={now} />
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

function TileState({ state, now }: { state: ShownState; now: Moment }) {
  const { t, duration } = useText()
  switch (state.tag) {
    case 'unknown':
    case 'stale':
      return (
        <span>
          <span aria-hidden="true">{UNKNOWN}</span>
          <span class="visually-hidden">{t(state.tag === 'unknown' ? 'svc.none' : 'svc.old')}</span>
        </span>
      )
    case 'on':
      return <span>{t('svc.on')}</span>
    case 'weak':
    case 'off':
      return (
        <span>
          {t(`svc.${state.tag}.for`, { dur: unbroken(duration(wholeUnits(now - state.since))) })}
        </span>
      )
  }
}

/** A tile is narrow: minutes, then hours, then days. */
function wholeUnits(lengthMs: number): number {
  const unit = lengthMs >= DAY_MS ? DAY_MS : HOUR_MS
  return lengthMs < HOUR_MS ? lengthMs : lengthMs - (lengthMs % unit)
}

/** A number stays with its unit. */
function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0')
}
