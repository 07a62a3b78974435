import type { Fields } from '../../domain/replica/merge.ts'
import type { Kind } from '../../domain/records/record.ts'
import { sayValue, type ValueNames } from '../../i18n/field-values.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { sayField } from './record-title.ts'

type Props = {
  readonly kind: Kind
  readonly set: Fields
  /** The path that is shown above. */
  readonly except: string
  readonly names: ValueNames
}

const BOOK_KEEPING = new Set(['recordedAt', 'clockSuspect'])

/** All else that the refused change holds, to be read, or copied by hand if need be. */
export function OtherFields({ kind, set, except, names }: Props) {
  const text = useText()
  const now = useDevice().now()
  const rows = Object.entries(set)
    .filter(([path]) => path !== except && !BOOK_KEEPING.has(path))
    .map(([path, value]) => ({
      key: sayField(text, names, { kind, path }),
      value: sayValue(text, names, { kind, path, value, now }),
    }))
  if (rows.length === 0) return null
  return (
    <Disclosure title={text.t('fix.rest')}>
      <KeyValue rows={rows} />
    </Disclosure>
  )
}
