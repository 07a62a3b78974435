import './sending.css'
import { useQueueStatus } from '../../state/enrolment.ts'
import { goBack, useRoute } from '../../state/location.ts'
import { hasBackgroundSync } from '../../state/phone.ts'
import { useText } from '../../state/text.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ChoicesScreen } from './choices-screen.tsx'
import { PhotoLines } from './photo-lines.tsx'
import { ProblemScreen } from './problem-screen.tsx'
import { ProblemsScreen } from './problems-screen.tsx'
import { SendNow } from './send-now.tsx'
import { sayHeadline } from './answer-words.ts'
import { toFacts } from './queue-facts.ts'
import { canSend } from './sending-answer.ts'
import { Troubles } from './troubles.tsx'
import { StorageLines } from './storage-lines.tsx'
import { Times } from './times.tsx'
import { ToDoRows } from './to-do-rows.tsx'
import { WaitingScreen } from './waiting-screen.tsx'

/** #/sending and what lies under it. */
export function SendingScreen() {
  const [, part] = useRoute().path
  if (part === 'waiting') return <WaitingScreen />
  if (part === 'problems') return <ProblemsScreen />
  if (part === 'choices') return <ChoicesScreen />
  return part === 'problem' ? <ProblemScreen /> : <SendingSheet />
}

function SendingSheet() {
  const text = useText()
  const { t } = text
  const status = useQueueStatus()
  const frame = { title: t('sync.title'), close: () => goBack('#/today'), form: true } as const
  if (status === undefined) return <OpeningScreen {...frame} text={t('rec.opening')} />
  const { queued } = status
  const sends = canSend(toFacts(status))
  return (
    <Screen {...frame}>
      <div class="stack">
        <Troubles status={status} />
        <div class="stack-tight">
          <h2>{sayHeadline(text, status)}</h2>
          {queued === 0 || !sends ? null : (
            <p>{t(hasBackgroundSync() ? 'sync.auto' : 'sync.open')}</p>
          )}
        </div>
        {sends ? <SendNow /> : null}
        <Times status={status} />
        <ToDoRows status={status} />
        <PhotoLines />
        <StorageLines />
        {queued > 0 || hasBackgroundSync() ? null : <p class="muted">{t('sync.open')}</p>}
      </div>
    </Screen>
  )
}
