import { useState } from 'preact/hooks'
import { useDevice } from '../../state/device.tsx'
import { useProgress } from '../../state/progress.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { sayAnswer } from './answer-words.ts'
import { toFacts } from './queue-facts.ts'
import { readAnswer, type SendingAnswer } from './sending-answer.ts'

/** «Надіслати зараз», and the answer in words: from the queue as it is after the attempt. */
export function SendNow() {
  const device = useDevice()
  const text = useText()
  const progress = useProgress()
  const [asking, setAsking] = useState(false)
  const [answer, setAnswer] = useState<SendingAnswer>()
  const send = async () => {
    setAsking(true)
    setAnswer(undefined)
    await device.sync('button')
    const after = await device.queries.queueStatus()
    setAnswer(readAnswer(toFacts(after), device.now()))
    setAsking(false)
  }
  const busy = asking || progress.tag === 'running'
  return (
    <div class="stack-tight">
      <Button kind="primary" icon="send" disabled={busy} onPress={() => void send()}>
        {busy ? sayProgress() : text.t('sync.now')}
      </Button>
      <p role="status" class="sending-answer">
        {answer === undefined ? '' : sayAnswer(text, answer)}
      </p>
    </div>
  )

  function sayProgress(): string {
    return progress.tag === 'running' && progress.total > 0
      ? text.t('sync.now.busy', { i: progress.sent, n: progress.total })
      : text.t('sync.now.checking')
  }
}
