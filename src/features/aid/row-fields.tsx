import { useText } from '../../state/text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { SheetFields } from '../../ui/sheet-fields.tsx'
import type { HandOutValues } from './hand-out-draft.ts'
import { nextRow, readSheet } from '../../domain/base/paper-sheet.ts'

type Props = {
  readonly values: HandOutValues
  readonly taken: readonly string[]
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (patch: Partial<HandOutValues>) => void
}

/** From which row of which sheet it is keyed in: the same row is never two hand-outs. */
export function RowFields({ values, taken, errorOf, onChange }: Props) {
  const { t } = useText()
  const code = readSheet(values.sheet)
  const next = code === undefined ? undefined : nextRow(code, taken)
  return (
    <Disclosure title={t('log.key')} open={values.sheet === '' ? undefined : true}>
      <SheetFields
        words={{ sheet: t('log.key.sheet'), row: t('log.key.row') }}
        values={values}
        hint={next === undefined ? undefined : t('log.key.next', { row: next })}
        errorOf={errorOf}
        onChange={onChange}
      />
    </Disclosure>
  )
}
