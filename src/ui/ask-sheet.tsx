import { Button } from './button.tsx'
import { Sheet } from './sheet.tsx'

type Props = {
  readonly words: {
    readonly title: string
    readonly question: string
    readonly yes: string
    readonly no: string
    readonly close: string
  }
  readonly onYes: () => unknown
  readonly onNo: () => void
}

/** Asks before something that cannot be taken back. */
export function AskSheet({ words, onYes, onNo }: Props) {
  return (
    <Sheet title={words.title} closeLabel={words.close} onClose={onNo}>
      <div class="stack">
        <p>{words.question}</p>
        <Button kind="danger" onPress={onYes}>
          {words.yes}
        </Button>
        <Button onPress={onNo}>{words.no}</Button>
      </div>
    </Sheet>
  )
}
