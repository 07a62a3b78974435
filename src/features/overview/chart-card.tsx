import type { ComponentChildren } from 'preact'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'

type Cell = string | number
type Props = {
  readonly title: string
  readonly note?: string | undefined
  readonly head: readonly string[]
  /** The same numbers as the drawing, one row for each of its parts. */
  readonly rows: readonly (readonly Cell[])[]
  /** The cells are words, which begin at the left. */
  readonly isText?: boolean
  readonly children: ComponentChildren
}

/** A drawing with the table behind it. */
export function ChartCard({ title, note, head, rows, isText = false, children }: Props) {
  const { say } = useCityHallText()
  return (
    <Card title={title}>
      {note !== undefined && <p class="muted ov-note">{note}</p>}
      {children}
      {rows.length > 0 && (
        <Disclosure title={say('ov.table')}>
          <div
            class={isText ? 'ov-table ov-words' : 'ov-table'}
            role="region"
            aria-label={title}
            tabIndex={0}
          >
            <table>
              <thead>
                <tr>
                  {head.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={index}>
                    {row.map((cell, at) =>
                      at === 0 ? (
                        <th key={at} scope="row">
                          {cell}
                        </th>
                      ) : (
                        <td key={at}>{cell}</td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Disclosure>
      )}
    </Card>
  )
}
