import { FACILITY_TYPES } from '../../domain/records/codes.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { usePlaces } from '../../state/places.ts'
import { useText } from '../../state/text.tsx'
import type { TextKey } from '../../i18n/translate.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import {
  chooseType,
  type FacilityDraft,
  type FacilityFault,
  type FacilityFaultCode,
} from './facility-draft.ts'
import { FacilityPoint } from './facility-point.tsx'
import { FacilitySupply } from './facility-supply.tsx'

export const FACILITY_FAULTS = {
  'name-missing': 'fac.err.name',
  'type-missing': 'fac.err.type',
  'place-missing': 'fac.err.place',
  'people-not-whole': 'fac.err.people',
  'power-no-number': 'val.amount',
} as const satisfies Record<FacilityFaultCode, TextKey>

type Props = {
  readonly draft: FacilityDraft
  readonly faults: readonly FacilityFault[]
  readonly onChange: (patch: Partial<FacilityDraft>) => void
}

export function FacilityFields({ draft, faults, onChange }: Props) {
  const { t } = useText()
  const types = useCatalogue()?.words.facilityTypes ?? {}
  const choose = { value: '', label: t('fac.type.choose') }
  const errorOf = (field: keyof FacilityDraft) => {
    const fault = faults.find((known) => known.field === field)
    return fault === undefined ? undefined : t(FACILITY_FAULTS[fault.code])
  }
  return (
    <>
      <TextField
        id="facility-name"
        label={t('fac.name')}
        hint={t('fac.name.hint')}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        error={errorOf('name')}
      />
      <SelectField
        id="facility-type"
        label={t('fac.type')}
        options={[
          choose,
          ...FACILITY_TYPES.map((type) => ({ value: type, label: types[type] ?? type })),
        ]}
        value={draft.type}
        onChange={(type) => onChange(chooseType(draft, type))}
        error={errorOf('type')}
      />
      <PlaceField draft={draft} error={errorOf('place')} onChange={onChange} />
      <TextField
        id="facility-address"
        label={t('fac.address')}
        hint={t('fac.address.hint')}
        value={draft.address}
        onChange={(address) => onChange({ address })}
      />
      <TextField
        id="facility-people"
        label={t('fac.people')}
        inputMode="numeric"
        maxLength={12}
        value={draft.people}
        onChange={(people) => onChange({ people })}
        error={errorOf('people')}
      />
      <Toggle
        label={t('fac.critical')}
        hint={t('fac.critical.hint')}
        on={draft.critical}
        onChange={(critical) => onChange({ critical })}
      />
      <FacilitySupply draft={draft} error={errorOf('power')} onChange={onChange} />
      <FacilityPoint draft={draft} onChange={onChange} />
    </>
  )
}

type PlaceProps = {
  readonly draft: FacilityDraft
  readonly error: string | undefined
  readonly onChange: Props['onChange']
}

/** The municipality's own places; left out until this phone knows them. */
function PlaceField({ draft, error, onChange }: PlaceProps) {
  const { t } = useText()
  const places = usePlaces()
  const municipality = useEnrolment()?.municipality.code
  const codes = new Set([
    ...places.own.map(({ code }) => code),
    ...(municipality === undefined ? [] : [municipality]),
    ...(draft.place === '' ? [] : [draft.place]),
  ])
  if (codes.size === 0) return null
  return (
    <SelectField
      id="facility-place"
      label={t('fac.place')}
      options={[
        { value: '', label: t('fac.type.choose') },
        ...[...codes].map((code) => ({ value: code, label: places.name(code) })),
      ]}
      value={draft.place}
      onChange={(place) => onChange({ place })}
      error={error}
    />
  )
}
