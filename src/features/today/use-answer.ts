import { useRef, useState } from 'preact/hooks'
import type { Moment } from '../../domain/base/moment.ts'
import { showNotice } from '../../state/notice.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import * as plan from './service-answer.ts'
import type { ToldOutage } from '../../domain/views/service-state.ts'
import { sayLogged, type AskedService, type Stem } from './service-words.ts'
import { writeRewrites, writeSteps, type WriteProblem } from './write-answer.ts'

export type Said = {
  readonly asked: AskedService
  readonly answer: plan.Answer
  readonly manner: 'went' | 'is'
  /** What is known of that service at that spot. */
  readonly told: readonly ToldOutage[]
}

/** `when`: when did what was told happen; `late`: when did it go off, before it came back. */
export type TimeQuestion = {
  readonly tag: 'when' | 'late'
  readonly stem: Stem
  readonly written: readonly plan.Written[]
}

export type Answering = {
  /** A tap has just been heard: another one within 1.5 s is the same numb finger. */
  readonly isDead: boolean
  readonly say: (said: Said) => Promise<void>
  readonly question: TimeQuestion | undefined
  /** False where it would have come back before it went off. */
  readonly setTime: (at: Moment, precision: 'exact' | 'about') => Promise<boolean>
  readonly closeQuestion: () => void
}

const HAPTIC_MS = 20

/** Writes what a person says of a service at a spot, and asks on when there is something to ask. */
export function useAnswer(spot: plan.Spot): Answering {
  const device = useDevice()
  const text = useText()
  const { isDead, hear } = useDeadTime()
  const [question, ask] = useState<TimeQuestion | undefined>(undefined)

  const rewrite = async (rewrites: readonly plan.Rewrite[], done: string) => {
    const saved = await writeRewrites(device, rewrites)
    if (saved.ok) showNotice({ text: done, detail: text.t('rec.saved') })
    else showNotice({ text: failureWords(saved.problem, text) })
  }

  const say = async ({ asked, answer, manner, told }: Said) => {
    if (!hear()) return
    const { service, stem } = asked
    const now = device.now()
    const checkId = device.newEntryId()
    const steps = plan.planAnswer({ answer, manner, service, spot, now, checkId, known: told })
    const saved = await writeSteps(device, steps, told)
    if (!saved.ok) return showNotice({ text: failureWords(saved.problem, text) })
    const written = saved.value
    const lastedMs = now - Math.min(now, ...written.map(({ startedAt }) => startedAt))
    const undo = () => rewrite(plan.planUndo(written), text.t('tap.undone'))
    const move = () => ask({ tag: 'when', stem, written })
    showNotice({
      text: sayLogged(text, stem, { steps, answer, lastedMs }),
      detail: text.t('rec.saved'),
      actions: [
        // What became of it is said by the next notice.
        { label: text.t('act.undo'), run: () => void undo() },
        ...(canMove(steps) ? [{ label: text.t('power.changetime'), run: move }] : []),
      ],
    })
    if (manner === 'went' && steps.some(({ tag }) => tag === 'observe'))
      ask({ tag: 'late', stem, written })
  }

  const setTime = async (at: Moment, precision: 'exact' | 'about') => {
    if (question === undefined) return true
    const rewrites = planTime(question, at, precision)
    if (rewrites === undefined) return false
    ask(undefined)
    await rewrite(rewrites, text.t('tap.moved', { time: text.dayTime(at, device.now()) }))
    return true
  }

  return { isDead, say, question, setTime, closeQuestion: () => ask(undefined) }
}

const DEAD_MS = 1500

function useDeadTime(): { isDead: boolean; hear: () => boolean } {
  const [isDead, setDead] = useState(false)
  const until = useRef(false)
  const hear = () => {
    if (until.current) return false
    until.current = true
    setDead(true)
    setTimeout(() => {
      until.current = false
      setDead(false)
    }, DEAD_MS)
    // Safari has no vibrate.
    if ('vibrate' in navigator) navigator.vibrate(HAPTIC_MS)
    return true
  }
  return { isDead, hear }
}

function planTime(
  { tag, written }: TimeQuestion,
  at: Moment,
  precision: 'exact' | 'about',
): readonly plan.Rewrite[] | undefined {
  return tag === 'late' ? plan.planLateStart(written, at) : plan.planMoment(written, at, precision)
}

function canMove(steps: readonly plan.Step[]): boolean {
  return steps.some(({ tag }) => tag === 'begin' || tag === 'end')
}

function failureWords(problem: WriteProblem, text: ReturnType<typeof useText>): string {
  return text.t(problem === 'full' ? 'tap.full' : 'tap.failed')
}
