import { usePlaceTitle } from '../../state/facilities.ts'
import type { Here } from '../../state/preferences.ts'
import { useText } from '../../state/text.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SheetFields } from '../../ui/sheet-fields.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { RowValues } from './row-draft.ts'

export type RowError = { readonly field: string; readonly text: string }

type Props = {
  readonly where: Here
  readonly values: RowValues
  readonly services: readonly { readonly value: string; readonly label: string }[]
  readonly errors: readonly RowError[]
  readonly onChange: (patch: Partial<RowValues>) => void
}

/** In the order of the paper: sheet, row, what, from when, to when, a word. */
export function RowFields({ where, values, services, errors, onChange }: Props) {
  const { t } = useText()
  const { title } = usePlaceTitle()(where)
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
  return (
    <>
      <h2>{title}</h2>
      <SheetFields
        words={{ sheet: t('log.key.sheet'), row: t('log.key.row') }}
        values={values}
        errorOf={errorOf}
        onChange={onChange}
      />
      <SelectField
        id="service"
        label={t('site.col.service')}
        options={services}
        value={values.service}
        onChange={(service) => onChange({ service })}
        error={errorOf('service')}
      />
      <MomentField
        id="off"
        label={t('site.col.off')}
        value={values.off ?? undefined}
        onChange={(off) => onChange({ off: off ?? null })}
        error={errorOf('off')}
      />
      <MomentField
        id="on"
        label={t('site.col.on')}
        hint={t('site.on.hint')}
        value={values.on ?? undefined}
        onChange={(on) => onChange({ on: on ?? null })}
        error={errorOf('on')}
      />
      <TextField
        id="note"
        label={t('site.col.note')}
        maxLength={1000}
        value={values.note}
        onChange={(note) => onChange({ note })}
      />
    </>
  )
}
