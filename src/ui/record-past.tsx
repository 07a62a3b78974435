import { Disclosure } from './disclosure.tsx'
import { HistoryList, type HistoryItem } from './history-list.tsx'

type Props = {
  readonly title: string
  readonly entries: readonly HistoryItem[]
  readonly note: string | undefined
}

/** Who changed what and when, behind a fold. */
export function RecordPast({ title, entries, note }: Props) {
  return (
    <Disclosure title={title}>
      <HistoryList entries={entries} note={note} />
    </Disclosure>
  )
}
