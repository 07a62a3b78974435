import './history-list.css'

export type HistoryLine = {
  readonly label: string
  /** What the field said before; left out where there was nothing or it is not known. */
  readonly from?: string | undefined
  readonly to: string
}

export type HistoryItem = {
  readonly key: string
  readonly who: string
  readonly when: string
  readonly changes: readonly HistoryLine[]
  /** Where the change is, if not yet sent or not accepted. */
  readonly state?: string | undefined
}

type Props = {
  readonly entries: readonly HistoryItem[]
  /** A sentence above the list: that more is known with a connection, for example. */
  readonly note?: string | undefined
}

export function HistoryList({ entries, note }: Props) {
  return (
    <div class="history">
      {note === undefined ? null : <p class="history-note">{note}</p>}
      <ol class="history-list">
        {entries.map((entry) => (
          <li class="history-entry" key={entry.key}>
            <p class="history-head">
              <strong>{entry.who}</strong> <span class="history-when">{entry.when}</span>
            </p>
            {entry.state === undefined ? null : <p class="history-state">{entry.state}</p>}
            <dl class="history-changes">
              {entry.changes.map((line, index) => (
                <Line line={line} key={`${index} ${line.label}`} />
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Line({ line }: { line: HistoryLine }) {
  return (
    <div class="history-line">
      <dt>{line.label}</dt>
      <dd>
        {line.from === undefined ? null : (
          <>
            <del>{line.from}</del>
            {' → '}
          </>
        )}
        <ins>{line.to}</ins>
      </dd>
    </div>
  )
}
