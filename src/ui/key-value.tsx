import './key-value.css'
import type { ComponentChildren } from 'preact'

type Row = { readonly key: string; readonly value: ComponentChildren }
type Props = { readonly rows: readonly Row[] }

/** Names and what they say of a record. */
export function KeyValue({ rows }: Props) {
  return (
    <dl class="key-value">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.key}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
