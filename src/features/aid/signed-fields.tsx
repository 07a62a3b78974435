import type { Moment } from '../../domain/base/moment.ts'
import { useText } from '../../state/text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { SignaturePad } from '../../ui/signature-pad.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { HandOutValues } from './hand-out-draft.ts'

type Props = {
  readonly values: HandOutValues
  readonly now: Moment
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (patch: Partial<HandOutValues>) => void
}

/** Who took it over, the signature on the screen, and when it was. Whoever signed on paper is written down. */
export function SignedFields({ values, now, errorOf, onChange }: Props) {
  const { t } = useText()
  const isFilled = values.receivedBy !== '' || values.signature !== ''
  return (
    <Disclosure
      title={t('aid.sign.title')}
      open={isFilled || errorOf('given-at') !== undefined ? true : undefined}
    >
      {values.to === 'place' && (
        <TextField
          id="received-by"
          label={t('field.out.receivedBy')}
          hint={t('aid.sign.by.hint')}
          maxLength={200}
          value={values.receivedBy}
          onChange={(receivedBy) => onChange({ receivedBy })}
        />
      )}
      <SignaturePad
        id="signature"
        label={t('field.signature')}
        hint={t(values.to === 'people' ? 'aid.sign.people' : 'aid.sign.hint')}
        words={{
          empty: t('aid.sign.empty'),
          there: t('aid.sign.there'),
          clear: t('aid.sign.clear'),
        }}
        value={values.signature}
        onChange={(signature) => onChange({ signature })}
      />
      <MomentField
        id="given-at"
        label={t('field.out.at')}
        value={values.at ?? now}
        onChange={(at) => onChange({ at: at ?? null })}
        error={errorOf('given-at')}
      />
    </Disclosure>
  )
}
