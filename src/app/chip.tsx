import type { Text } from '../i18n/translate.ts'
import { useNow } from '../state/clock.ts'
import { useQueueStatus } from '../state/enrolment.ts'
import { useOnline } from '../state/online.ts'
import { useProgress } from '../state/progress.ts'
import { useText } from '../state/text.tsx'
import type { BadgeLook } from '../ui/badge.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-names.ts'
import { chipState, type ChipState } from './chip-state.ts'

type Words = {
  readonly look: BadgeLook
  readonly icon: IconName
  readonly visible: string
  /** Begins with what is visible. */
  readonly spoken: string
}

const MINUTE_MS = 60_000

/** Whether everything is sent, on every screen; leads to the sheet that says more. */
export function Chip() {
  const text = useText()
  const status = useQueueStatus()
  const progress = useProgress()
  const isOnline = useOnline()
  const now = useNow(MINUTE_MS)
  if (status === undefined) return null
  const words = wordsOf(chipState({ status, progress, isOnline, now }), text, now)
  return (
    <a class={`sync-chip sync-chip-${words.look}`} href="#/sending" aria-label={words.spoken}>
      <Icon name={words.icon} />
      <span>{words.visible}</span>
    </a>
  )
}

function wordsOf(state: ChipState, text: Text, now: number): Words {
  const { t, plural } = text
  switch (state.tag) {
    case 'full':
      return same('solid', 'triangle-alert', t('chip.full'))
    case 'connect':
      return state.urgent
        ? same('solid', 'triangle-alert', t('chip.connect'))
        : same('tinted', 'smartphone', t('chip.connect'))
    case 'fix':
      return same('solid', 'triangle-alert', t('chip.fix', { n: text.number(state.count) }))
    case 'choose':
      return same('dashed', 'arrow-left-right', t('chip.choose', { n: text.number(state.count) }))
    case 'sending': {
      const counts = { i: text.number(state.sent), n: text.number(state.total) }
      const visible = t('chip.sending', counts)
      return {
        ...same('tinted', 'cloud-upload', visible),
        spoken: t('sr.chip.sending', { visible }),
      }
    }
    case 'waiting': {
      const visible = plural('chip.waiting', state.count)
      const icon = state.isOnline ? 'clock' : 'smartphone'
      return { look: 'tinted', icon, visible, spoken: t('sr.chip.wait', { visible }) }
    }
    case 'photos':
      return same('tinted', 'image', plural('chip.photos', state.count))
    case 'sent': {
      const visible = t('chip.all')
      const spoken =
        state.at === undefined
          ? visible
          : t('sr.chip.last', { visible, time: text.dayTime(state.at, now) })
      return { look: 'plain', icon: 'check', visible, spoken }
    }
    case 'old':
      return same('plain', 'history', t('chip.old', { date: text.date(state.pulledAt) }))
  }
}

function same(look: BadgeLook, icon: IconName, visible: string): Words {
  return { look, icon, visible, spoken: visible }
}
