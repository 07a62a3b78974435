import type { ComponentChildren } from 'preact'
import type { AidLine } from '../../domain/records/aid.ts'
import type { TextKey } from '../../i18n/translate.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { specList } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'

type TableProps = { readonly columns: readonly TextKey[]; readonly children: ComponentChildren }

/** What is handed over, numbered. */
export function GoodsTable({ columns, children }: TableProps) {
  const { t } = useText()
  return (
    <table class="paper-table paper-goods">
      <thead>
        <tr>
          <th scope="col">№</th>
          {columns.map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

type NameProps = {
  readonly catalogue: Catalogue
  readonly line: AidLine
  readonly serials: readonly string[]
}

/** A thing as fully as it was described: its name, what it can do, its serial numbers. */
export function GoodsName({ catalogue, line, serials }: NameProps) {
  const text = useText()
  const spec = specList(text, catalogue, line)
  return (
    <>
      {catalogue.itemName(line.item, line.name)}
      {spec.length > 0 && <small>{spec.join('; ')}</small>}
      {serials.length > 0 && (
        <small>
          {text.t('field.serials')}: {serials.join(', ')}
        </small>
      )}
    </>
  )
}
