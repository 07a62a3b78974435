import type { ComponentChildren } from 'preact'
import { Paper } from './paper.tsx'

type Props = {
  readonly label: string
  readonly qr: string
  readonly qrLabel: string
  readonly code: string
  readonly heading: string
  readonly sheetLine: string
  /** What is known before anybody writes: where, of what. */
  readonly children: ComponentChildren
  readonly columns: readonly string[]
  readonly rows: number
  /** Who filled it in; a pen writes the rest. */
  readonly by: string
}

/** A blank log to be filled in by candle: numbered rows, and the code by which they are keyed in later. */
export function LogSheet(props: Props) {
  const { heading, sheetLine, children, columns, rows, by, ...paper } = props
  return (
    <Paper {...paper}>
      <h2>{heading}</h2>
      <p class="paper-line">{sheetLine}</p>
      {children}
      <table class="paper-table paper-rows">
        <thead>
          <tr>
            <th scope="col">№</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, at) => (
            <tr key={at}>
              <th scope="row">{at + 1}</th>
              {columns.map((name) => (
                <td key={name} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="paper-line">{by}: ______________________________</p>
    </Paper>
  )
}
