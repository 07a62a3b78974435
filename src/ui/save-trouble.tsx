import { Button } from './button.tsx'
import { Card } from './card.tsx'

type Props = {
  readonly title: string
  readonly text: string
  readonly copyLabel: string
  readonly onCopy: () => void
}

/** The phone did not keep the record: it is said, the form stays, and the text can be carried away. */
export function SaveTrouble({ title, text, copyLabel, onCopy }: Props) {
  return (
    <div role="alert">
      <Card title={title}>
        <p>{text}</p>
        <Button icon="copy" onPress={onCopy}>
          {copyLabel}
        </Button>
      </Card>
    </div>
  )
}
