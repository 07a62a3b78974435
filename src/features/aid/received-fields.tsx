import type { Moment } from '../../domain/base/moment.ts'
import { useText } from '../../state/text.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ArrivalValues } from './arrival-draft.ts'

type Props = {
  readonly values: ArrivalValues
  readonly now: Moment
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (patch: Partial<ArrivalValues>) => void
}

/** When it came, if not just now, and who took it over. */
export function ReceivedFields({ values, now, errorOf, onChange }: Props) {
  const { t } = useText()
  return (
    <>
      <MomentField
        id="received-at"
        label={t('field.receivedAt')}
        value={values.receivedAt ?? now}
        onChange={(at) => onChange({ receivedAt: at ?? null })}
        error={errorOf('received-at')}
      />
      <TextField
        id="received-by"
        label={t('field.receivedBy')}
        hint={t('aid.post.hint')}
        maxLength={200}
        value={values.receivedBy}
        onChange={(receivedBy) => onChange({ receivedBy })}
      />
    </>
  )
}
