import './still-off.css'
import type { Moment } from '../../domain/base/moment.ts'
import { readOutage } from '../../domain/records/outage.ts'
import { findQuestions, type Question } from '../../domain/views/still-off.ts'
import { useDevice } from '../../state/device.tsx'
import { usePlaceTitle } from '../../state/facilities.ts'
import { preferences, type Here } from '../../state/preferences.ts'
import { useStore } from '../../state/store.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { useRecentOutages } from './use-services.ts'
import { useStillOff, type StillAnswer } from './use-still-off.ts'

/** So many questions do not push a person's own records off the screen. */
const SHOWN = 3
const ANSWERS = ['still-off', 'partly-back', 'back'] as const satisfies readonly StillAnswer[]

/** Outages of one's own that nobody looked at for an hour: still off? One touch answers. */
export function StillOff({ now }: { now: Moment }) {
  const { t } = useText()
  const questions = useQuestions().slice(0, SHOWN)
  const answer = useStillOff()
  if (questions.length === 0) return null
  return (
    <section class="stack-tight" aria-labelledby="still-off">
      <h2 id="still-off">{t('still.title')}</h2>
      {questions.map((question) => (
        <Asked
          key={`${question.service} ${question.facility} ${question.place}`}
          question={question}
          now={now}
          onAnswer={(said) => void answer(question, said)}
        />
      ))}
    </section>
  )
}

type AskedProps = {
  readonly question: Question
  readonly now: Moment
  readonly onAnswer: (answer: StillAnswer) => void
}

function Asked({ question, now, onAnswer }: AskedProps) {
  const text = useText()
  const { title } = usePlaceTitle()(question)
  const name = `${text.t(`outage.svc.${question.service}`)} · ${title}`
  return (
    <div class="kept" role="group" aria-label={name}>
      <p>
        <strong>{name}</strong>
        <br />
        {text.t('still.since', {
          time: text.dayTime(question.since, now),
          ago: text.ago(question.toldAt, now),
        })}
      </p>
      <div class="still-answers">
        {ANSWERS.map((said) => (
          <Button key={said} onPress={() => onAnswer(said)}>
            {text.t(`still.${said}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}

function useQuestions(): readonly Question[] {
  const device = useDevice()
  const here = useStore(preferences, (state) => state.here)
  const recent = useStore(preferences, (state) => state.recentPlaces)
  const records = useRecentOutages(device)
  const mine = [...(here === undefined ? [] : [here]), ...recent]
  const known = (records ?? []).map(({ id, fields, delivery }) => {
    const outage = readOutage(fields)
    const isMine = delivery.state !== 'theirs' || mine.some((place) => isAt(outage, place))
    return { id, outage, isMine }
  })
  // Not the screen's slow clock: an answer of this second must count.
  return findQuestions(known, device.now())
}

type Spot = { readonly facility: string | undefined; readonly place: string | undefined }

function isAt({ facility, place }: Spot, mine: Here): boolean {
  return mine.facility === undefined
    ? facility === undefined && mine.place !== undefined && place === mine.place
    : facility === mine.facility
}
