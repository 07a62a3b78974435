import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { TextArea } from './text-area.tsx'

type Props = {
  readonly words: {
    readonly why: string
    readonly hint: string
    readonly missing: string
    readonly refuse: string
    readonly cancel: string
  }
  readonly onRefuse: (reason: string) => unknown
  readonly onCancel: () => void
}

/** Nothing is refused without a reason: somebody will read it. */
export function RefusalForm({ words, onRefuse, onCancel }: Props) {
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const refuse = () => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') document.getElementById('reason')?.focus()
    else onRefuse(reason)
  }
  return (
    <>
      <TextArea
        id="reason"
        label={words.why}
        hint={words.hint}
        value={reason}
        onChange={setReason}
        error={isMissing ? words.missing : undefined}
      />
      <Button kind="danger" onPress={refuse}>
        {words.refuse}
      </Button>
      <Button kind="quiet" onPress={onCancel}>
        {words.cancel}
      </Button>
    </>
  )
}
