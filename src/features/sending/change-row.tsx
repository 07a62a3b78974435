import type { Fields } from '../../domain/replica/merge.ts'
import type { Kind } from '../../domain/records/record.ts'
import type { ValueNames } from '../../i18n/field-values.ts'
import { useText } from '../../state/text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { KIND_KEYS, sayTitle } from './record-title.ts'

type Props = {
  readonly kind: Kind
  /** The record as it stands, the change included. */
  readonly fields: Fields
  readonly names: ValueNames
  readonly line: string
  readonly href: string | undefined
}

/** A change in a list: what the record is about, and one more line. */
export function ChangeRow({ kind, fields, names, line, href }: Props) {
  const { t } = useText()
  const title = sayTitle(names, fields)
  const kindName = t(KIND_KEYS[kind])
  return (
    <ListRow
      href={href}
      title={title ?? kindName}
      lines={title === undefined ? [line] : [kindName, line]}
      end={href === undefined ? undefined : <Icon name="chevron-right" />}
    />
  )
}
