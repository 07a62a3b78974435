import { UNITS, type Unit } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { specQuestions } from '../../state/spec-questions.ts'
import { useText } from '../../state/text.tsx'
import { AskedFields } from '../../ui/asked-fields.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { minimumFieldId } from './need-draft.ts'
import { OWN_ITEM, type LineValues } from './need-line-draft.ts'

type Props = {
  readonly line: LineValues
  readonly error: string | undefined
  readonly onChange: (line: LineValues) => void
}

/** Everything that keeps the wrong thing from coming: voltage, phases, fuel, sizes. */
export function SpecFields({ line, error, onChange }: Props) {
  const text = useText()
  const { t } = text
  const catalogue = useCatalogue()
  if (catalogue === undefined) return null
  return (
    <Disclosure
      title={t('need.spec', { item: catalogue.itemName(line.item, line.name) })}
      open={error !== undefined || undefined}
    >
      {line.item === OWN_ITEM && (
        <SelectField
          id={`unit-${line.id}`}
          label={t('need.unit')}
          options={UNITS.map((unit) => ({ value: unit, label: catalogue.unitName(unit) }))}
          value={line.unit}
          onChange={(value) => onChange({ ...line, unit: readUnit(value) })}
        />
      )}
      <AskedFields
        idPrefix={`spec-${line.id}`}
        fields={specQuestions(text, catalogue, line.item)}
        values={line.spec}
        onChange={(field, value) => onChange({ ...line, spec: { ...line.spec, [field]: value } })}
      />
      <TextField
        id={minimumFieldId(line.id)}
        label={`${t('field.minimum')}, ${catalogue.unitName(line.unit)}`}
        hint={t('need.minimum.h')}
        value={line.minimum}
        maxLength={12}
        inputMode="decimal"
        error={error}
        onChange={(minimum) => onChange({ ...line, minimum })}
      />
      <Toggle
        label={t('need.substitute')}
        on={line.substituteOk}
        onChange={(substituteOk) => onChange({ ...line, substituteOk })}
      />
      <Toggle
        label={t('need.cash')}
        hint={t('need.cash.h')}
        on={line.cashOk}
        onChange={(cashOk) => onChange({ ...line, cashOk })}
      />
    </Disclosure>
  )
}

function readUnit(value: string): Unit {
  return readCode(value, UNITS) ?? 'piece'
}
