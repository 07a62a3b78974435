import { NEED_REASONS } from '../../domain/records/codes.ts'
import { useText } from '../../state/text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { LineValues } from './need-line-draft.ts'
import { minimumFieldId, type NeedValues } from './need-draft.ts'
import { PositionField } from './position-field.tsx'
import { SpecFields } from './spec-fields.tsx'

type Props = {
  readonly values: NeedValues
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (patch: Partial<NeedValues>) => void
  readonly onLine: (line: LineValues) => void
}

/** What helps, and can be added when hands are warm. */
export function NeedDetails({ values, errorOf, onChange, onLine }: Props) {
  const { t } = useText()
  const isWrong = ['people', ...values.lines.map(({ id }) => minimumFieldId(id))].some(
    (field) => errorOf(field) !== undefined,
  )
  return (
    <Disclosure title={t('need.optional')} open={isWrong || undefined}>
      {values.lines.map((line) => (
        <SpecFields
          key={line.id}
          line={line}
          error={errorOf(minimumFieldId(line.id))}
          onChange={onLine}
        />
      ))}
      <TextField
        id="people"
        label={t('need.people')}
        value={values.people}
        inputMode="numeric"
        maxLength={12}
        error={errorOf('people')}
        onChange={(people) => onChange({ people })}
      />
      <TextField
        id="title"
        label={t('need.name')}
        hint={t('need.name.h')}
        value={values.title}
        maxLength={200}
        onChange={(title) => onChange({ title })}
      />
      <TextArea
        id="note"
        label={t('need.note')}
        value={values.note}
        onChange={(note) => onChange({ note })}
      />
      <TextField
        id="neededBy"
        label={t('need.neededby')}
        type="date"
        value={values.neededBy}
        onChange={(neededBy) => onChange({ neededBy })}
      />
      <SelectField
        id="reason"
        label={t('need.reason')}
        options={[
          { value: '', label: t('need.reason.none') },
          ...NEED_REASONS.map((reason) => ({ value: reason, label: t(`need.reason.${reason}`) })),
        ]}
        value={values.reason}
        onChange={(reason) => onChange({ reason })}
      />
      <TextField
        id="address"
        label={t('need.address')}
        value={values.address}
        maxLength={300}
        onChange={(address) => onChange({ address })}
      />
      <PositionField position={values.position} onChange={(position) => onChange({ position })} />
      <TextField
        id="contactName"
        label={t('need.contact.name')}
        hint={t('need.contact.h')}
        value={values.contactName}
        maxLength={200}
        onChange={(contactName) => onChange({ contactName })}
      />
      <TextField
        id="contactPhone"
        label={t('need.contact.phone')}
        type="tel"
        inputMode="tel"
        value={values.contactPhone}
        maxLength={60}
        onChange={(contactPhone) => onChange({ contactPhone })}
      />
    </Disclosure>
  )
}
