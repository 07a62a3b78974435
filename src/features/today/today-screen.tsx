import './today.css'
import { useEffect, useState } from 'preact/hooks'
import { useNow } from '../../state/clock.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { noteFirstScreen } from '../../state/first-screen.ts'
import { useHere, type PlaceTitle } from '../../state/facilities.ts'
import { lookAt } from '../../state/first-look.ts'
import type { Who } from '../../state/people.ts'
import { preferences, type Here } from '../../state/preferences.ts'
import { showNotice } from '../../state/notice.ts'
import { lazyPart } from '../../state/lazy-part.tsx'
import { useIntent } from '../../state/use-intent.ts'
import { useWhereOf } from '../../state/spots.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../../ui/screen.tsx'
import { HerePlate } from './here-plate.tsx'
import { heroId, PowerCard } from './power-card.tsx'
import { ServiceTiles } from './service-tiles.tsx'
import { POWER } from './service-words.ts'
import { useAnswer, type Said } from './use-answer.ts'
import { useEarlyAnswer } from './use-early-answer.ts'
import { useServices } from './use-services.ts'
import { useShownServices } from './use-shown-services.ts'

const BelowServices = lazyPart(async () => (await import('./below-services.tsx')).BelowServices)
const TimeSheet = lazyPart(async () => (await import('./time-sheet.tsx')).TimeSheet)

const TICK_MS = 15_000
/** With the battery low, minutes may be late. */
const SAVER_TICK_MS = 5 * 60_000

const FORMS = [
  { key: 'today.need', href: '#/needs/new', icon: 'clipboard-list' },
  { key: 'today.receive', href: '#/aid/receive', icon: 'package' },
  { key: 'today.give', href: '#/aid/give', icon: 'hand-heart' },
] as const

/** The first screen: is there power here, one button that says what will be true next, three forms. */
export function TodayScreen() {
  const { t } = useText()
  const saver = useStore(preferences, (state) => state.saver)
  const now = useNow(saver ? SAVER_TICK_MS : TICK_MS)
  const here = useHere()
  // A phone that is not connected yet records at once; one that may only look does not.
  const enrolment = useEnrolment()
  const canWrite =
    enrolment === undefined ? lookAt(here)?.canWrite !== false : enrolment.role !== 'viewer'
  // The power button first; what stands below it is read and drawn after it.
  const [isShown, setShown] = useState(here === undefined)
  const show = () => {
    setShown(true)
    noteFirstScreen()
  }
  return (
    <Screen title={t('tab.today')}>
      <div class="today">
        <HerePlate />
        {here !== undefined && (
          <Services here={here} now={now} canWrite={canWrite} onShown={show} />
        )}
        {canWrite && <FormLinks />}
        {isShown && <BelowServices facility={here?.facility} now={now} />}
      </div>
    </Screen>
  )
}

function FormLinks() {
  const { t } = useText()
  return (
    <nav class="forms" aria-label={t('today.record')}>
      {FORMS.map(({ key, href, icon }) => (
        <a key={key} class="form-link" href={href}>
          <Icon name={icon} />
          <span>{t(key)}</span>
        </a>
      ))}
    </nav>
  )
}

type Answered = Omit<Said, 'told'>
type Props = {
  readonly here: Here & PlaceTitle
  readonly now: number
  readonly canWrite: boolean
  /** Called once, when the power button is there. */
  readonly onShown: () => void
}

function Services({ here, now, canWrite, onShown }: Props) {
  const text = useText()
  const whereOf = useWhereOf()
  const spot = whereOf(here)
  const services = useServices(spot)
  const { isDead, say, question, setTime, closeQuestion } = useAnswer(spot)
  const isKnown = services !== undefined
  const early = useEarlyAnswer<Answered>(isKnown, ({ asked, answer, manner }) => {
    void say({ asked, answer, manner, told: services?.told(asked.service) ?? [] })
  })
  const shown = useShownServices({ here, services, canWrite, now })
  useIntent(isKnown, ({ do: wanted, mayAct }) => {
    const to = wanted === 'power-off' ? 'off' : 'on'
    const state = services?.now('electricity', now)
    if (state?.tag === to)
      showNotice({ text: text.t('power.already', { time: text.dayTime(state.since, now) }) })
    else if (mayAct && canWrite) early.say({ asked: POWER, answer: to, manner: 'went' })
    else document.getElementById(heroId(to))?.focus()
  })
  useEffect(() => {
    if (isKnown) onShown()
  }, [isKnown])
  const power = shown?.get('electricity')
  if (shown === undefined || power === undefined) return null
  return (
    <>
      <PowerCard
        {...{ state: power.state, now, place: here.title, canWrite }}
        isDead={isDead || early.isWaiting}
        by={sayWho(power.by, text)}
        onAnswer={(answer, manner) => early.say({ asked: POWER, answer, manner })}
      />
      <ServiceTiles
        states={shown}
        now={now}
        canWrite={canWrite}
        onAnswer={(asked, answer) => early.say({ asked, answer, manner: 'is' })}
      />
      {question !== undefined && (
        <TimeSheet question={question} setTime={setTime} onClose={closeQuestion} />
      )}
    </>
  )
}

function sayWho(who: Who | undefined, { t }: ReturnType<typeof useText>): string | undefined {
  if (who === undefined) return undefined
  if (who.you) return t('power.by.you')
  return who.name === undefined ? undefined : t('power.by', { name: who.name })
}
