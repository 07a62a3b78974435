import './today.css'
import { useEffect, useState } from 'preact/hooks'
import { useNow } from '../../state/clock.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { noteFirstScreen } from '../../state/first-screen.ts'
import { useHere } from '../../state/facilities.ts'
import { useWho, type Who } from '../../state/people.ts'
import { preferences } from '../../state/preferences.ts'
import { showNotice } from '../../state/notice.ts'
import { lazyPart } from '../../state/lazy-part.tsx'
import { useIntent } from '../../state/use-intent.ts'
import { useWhereOf } from '../../state/spots.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../../ui/screen.tsx'
import { HerePlate } from './here-plate.tsx'
import { KeptDraft } from './kept-draft.tsx'
import { OwnRecords } from './own-records.tsx'
import { heroId, PowerCard } from './power-card.tsx'
import type { Answer, Spot } from './service-answer.ts'
import { readServiceNow } from '../../domain/views/service-state.ts'
import { ServiceTiles } from './service-tiles.tsx'
import { OTHER_SERVICES, POWER } from './service-words.ts'
import { useAnswer } from './use-answer.ts'
import { useServices } from './use-services.ts'

const StillOff = lazyPart(async () => (await import('./still-off.tsx')).StillOff)
const PlanLine = lazyPart(async () => (await import('./plan-line.tsx')).PlanLine)
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
  const whereOf = useWhereOf()
  // A phone that is not connected yet records at once; one that may only look does not.
  const canWrite = useEnrolment()?.role !== 'viewer'
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
          <Services
            spot={whereOf(here)}
            place={here.title}
            now={now}
            canWrite={canWrite}
            onShown={show}
          />
        )}
        {canWrite && <FormLinks />}
        {isShown && (
          <>
            {here?.facility !== undefined && <PlanLine facility={here.facility} now={now} />}
            {canWrite && <StillOff now={now} />}
            <KeptDraft now={now} />
            <OwnRecords now={now} />
          </>
        )}
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

type Props = {
  readonly spot: Spot
  readonly place: string
  readonly now: number
  readonly canWrite: boolean
  /** Called once, when the power button is there. */
  readonly onShown: () => void
}

function Services({ spot, place, now, canWrite, onShown }: Props) {
  const text = useText()
  const whoOf = useWho()
  const services = useServices(spot)
  const { isDead, say, question, setTime, closeQuestion } = useAnswer(spot)
  const told = services?.told('electricity') ?? []
  const sayPower = (answer: Answer, manner: 'went' | 'is') =>
    void say({ asked: POWER, answer, manner, told })
  useIntent(services !== undefined, ({ do: wanted, mayAct }) => {
    const to = wanted === 'power-off' ? 'off' : 'on'
    const state = readServiceNow(told, now)
    if (state.tag === to)
      showNotice({ text: text.t('power.already', { time: text.dayTime(state.since, now) }) })
    else if (mayAct && canWrite) sayPower(to, 'went')
    else document.getElementById(heroId(to))?.focus()
  })
  const isKnown = services !== undefined
  useEffect(() => {
    if (isKnown) onShown()
  }, [isKnown])
  if (services === undefined) return null
  const state = services.now('electricity', now)
  const said = 'stamp' in state && state.stamp !== undefined ? whoOf(state.stamp) : undefined
  return (
    <>
      <PowerCard
        {...{ state, now, place, isDead, canWrite }}
        by={sayWho(said, text)}
        onAnswer={sayPower}
      />
      <ServiceTiles
        states={new Map(OTHER_SERVICES.map(({ service }) => [service, services.now(service, now)]))}
        now={now}
        canWrite={canWrite}
        onAnswer={(asked, answer) =>
          void say({ asked, answer, manner: 'is', told: services.told(asked.service) })
        }
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
