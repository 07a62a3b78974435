import { specUnit } from '../../i18n/spec-units.ts'
import { UNITS, type Unit } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { useCatalogue, type Catalogue } from '../../state/catalogue.ts'
import { useText } from '../../state/text.tsx'
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
  const { t } = useText()
  const catalogue = useCatalogue()
  if (catalogue === undefined) return null
  const fields = catalogue.item(line.item)?.spec ?? []
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
      {fields.map((field) => (
        <SpecField
          key={field}
          id={`spec-${line.id}-${field}`}
          field={field}
          value={line.spec[field] ?? ''}
          catalogue={catalogue}
          onChange={(value) => onChange({ ...line, spec: { ...line.spec, [field]: value } })}
        />
      ))}
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

type FieldProps = {
  readonly id: string
  readonly field: string
  readonly value: string
  readonly catalogue: Catalogue
  readonly onChange: (value: string) => void
}

function SpecField({ id, field, value, catalogue, onChange }: FieldProps) {
  const { t, language } = useText()
  const about = catalogue.specFields[field]
  const name = catalogue.words.fields[field] ?? field
  const codes = about?.enum === undefined ? {} : (catalogue.words.enums[about.enum] ?? {})
  const answers =
    about?.type === 'boolean'
      ? [
          { value: 'true', label: t('need.yes') },
          { value: 'false', label: t('need.no') },
        ]
      : Object.entries(codes).map(([code, label]) => ({ value: code, label }))
  if (answers.length > 0)
    return (
      <SelectField
        id={id}
        label={name}
        options={[{ value: '', label: t('need.spec.unknown') }, ...answers]}
        value={value}
        onChange={onChange}
      />
    )
  const unit = about?.unit === undefined ? undefined : specUnit(language, about.unit)
  return (
    <TextField
      id={id}
      label={unit === undefined ? name : `${name}, ${unit}`}
      value={value}
      maxLength={200}
      inputMode={about?.type === 'number' ? 'decimal' : 'text'}
      onChange={onChange}
    />
  )
}

function readUnit(value: string): Unit {
  return readCode(value, UNITS) ?? 'piece'
}
