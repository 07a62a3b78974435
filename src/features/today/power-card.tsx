import { useRef } from 'preact/hooks'
import { useText } from '../../state/text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MINUTE_MS, type Moment } from '../../domain/base/moment.ts'
import type { ShownState } from '../../state/first-look.ts'
import type { Answer } from './service-answer.ts'

type Props = {
  readonly state: ShownState
  readonly now: Moment
  readonly place: string
  /** Who said so: «записали ви». */
  readonly by: string | undefined
  readonly isDead: boolean
  /** False for a phone that may only look. */
  readonly canWrite: boolean
  readonly onAnswer: (answer: Answer, manner: 'went' | 'is') => void
}

/** Is there power here, for how long, and one large button that says what will be true next. */
export function PowerCard(props: Props) {
  const { state, now, place, by, isDead, canWrite, onAnswer } = props
  const { t } = useText()
  const name = t('sr.power', { place })
  // The button that answered the question goes with it: a keyboard goes on from the one that follows.
  const hadFocus = useRef(false)
  if (state.tag === 'unknown' || state.tag === 'stale') {
    const answer: Props['onAnswer'] = (...said) => {
      hadFocus.current = document.activeElement?.matches('.hero:focus-visible') === true
      onAnswer(...said)
    }
    return <PowerQuestion {...{ state, now, name, isDead, canWrite, onAnswer: answer }} />
  }
  const takeFocus = (hero: HTMLButtonElement | null) => {
    if (hero !== null && hadFocus.current) hero.focus()
    hadFocus.current = false
  }
  const isOff = state.tag === 'off'
  const next = isOff ? 'on' : 'off'
  return (
    <section class={isOff ? 'power power-off' : 'power power-on'} aria-label={name}>
      <h2 class="power-title">
        <Icon name={isOff ? 'lightbulb-off' : 'lightbulb'} />
        {t(`power.${state.tag}`)}
      </h2>
      <div class="power-body">
        <Since state={state} now={now} by={by} />
        {canWrite && (
          <Hero to={next} {...{ isDead, takeFocus }} onPress={() => onAnswer(next, 'went')} />
        )}
      </div>
    </section>
  )
}

const ANSWERS = ['on', 'off'] as const

/** The id of the button that says so, for whoever wants to put the focus on it. */
export function heroId(to: 'on' | 'off'): string {
  return `power-to-${to}`
}

type Known = Extract<ShownState, { since: Moment }>

function Since({ state, now, by }: { state: Known; now: Moment; by: string | undefined }) {
  const text = useText()
  const time = text.dayTime(state.since, now)
  const lasted = now - state.since
  const hasLength = !state.isOlder || (state.tag !== 'on' && lasted >= MINUTE_MS)
  const words = (dur: string) => (state.isOlder ? text.t('outage.atleast', { dur }) : dur)
  const older = state.tag === 'on' ? 'power.seen' : 'power.before'
  const since = text.t(state.isOlder ? older : 'power.since', { time })
  return (
    <div>
      {hasLength && (
        <p class={state.isOlder ? 'power-length power-atleast' : 'power-length'}>
          <span aria-hidden="true">{words(text.duration(lasted))}</span>
          <span class="visually-hidden">{words(text.spokenDuration(lasted))}</span>
        </p>
      )}
      <p class="power-since">{by === undefined ? since : `${since} · ${by}`}</p>
    </div>
  )
}

type HeroProps = {
  readonly to: 'on' | 'off'
  readonly isDead: boolean
  readonly takeFocus: (hero: HTMLButtonElement | null) => void
  readonly onPress: () => void
}

/** Not `disabled` while it is dead: that would throw the focus away. */
function Hero({ to, isDead, takeFocus, onPress }: HeroProps) {
  const { t } = useText()
  return (
    <button
      type="button"
      ref={takeFocus}
      id={heroId(to)}
      class={`hero hero-${to}`}
      aria-disabled={isDead}
      onClick={() => !isDead && onPress()}
    >
      <Icon name={to === 'on' ? 'lightbulb' : 'lightbulb-off'} large />
      <span>{t(`power.act.${to}`)}</span>
    </button>
  )
}

type QuestionProps = Pick<Props, 'now' | 'isDead' | 'canWrite' | 'onAnswer'> & {
  readonly state: ShownState
  readonly name: string
}

function PowerQuestion({ state, now, name, isDead, canWrite, onAnswer }: QuestionProps) {
  const text = useText()
  const ago = state.tag === 'stale' ? text.ago(state.toldAt, now) : ''
  const title = state.tag === 'stale' ? 'power.stale' : 'power.unknown'
  return (
    <section class="power power-ask" aria-label={name}>
      <h2 class="power-title">{text.t(title, { ago })}</h2>
      <div class="power-answers">
        {(canWrite ? ANSWERS : []).map((answer) => (
          <button
            key={answer}
            type="button"
            id={heroId(answer)}
            class={`hero hero-${answer}`}
            aria-disabled={isDead}
            onClick={() => !isDead && onAnswer(answer, 'is')}
          >
            <Icon name={answer === 'on' ? 'lightbulb' : 'lightbulb-off'} large />
            <span>{text.t(`power.${answer}`)}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
