import { DONOR_TYPES } from '../../domain/records/codes.ts'
import { useText } from '../../state/text.tsx'
import type { TextKey } from '../../i18n/translate.ts'
import { RadioList } from '../../ui/radio-list.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { listCountries, listLanguages } from './country-names.ts'
import type { DonorDraft, DonorFault } from './donor-draft.ts'

export const DONOR_FAULTS = {
  'name-missing': 'donor.err.name',
  'type-missing': 'donor.err.type',
} as const satisfies Record<DonorFault['code'], TextKey>

type Props = {
  readonly draft: DonorDraft
  readonly faults: readonly DonorFault[]
  readonly onChange: (patch: Partial<DonorDraft>) => void
}

export function DonorFields({ draft, faults, onChange }: Props) {
  const { t, language } = useText()
  const errorOf = (field: keyof DonorDraft) => {
    const fault = faults.find((known) => known.field === field)
    return fault === undefined ? undefined : t(DONOR_FAULTS[fault.code])
  }
  const countries = listCountries(language, draft.country)
  return (
    <>
      <TextField
        id="donor-nameUk"
        label={t('donor.name.uk')}
        hint={t('donor.name.hint')}
        value={draft.nameUk}
        onChange={(nameUk) => onChange({ nameUk })}
        error={errorOf('nameUk')}
      />
      <TextField
        id="donor-nameEn"
        label={t('donor.name.en')}
        value={draft.nameEn}
        onChange={(nameEn) => onChange({ nameEn })}
      />
      <RadioList
        id="donor-type"
        legend={t('donor.type')}
        options={DONOR_TYPES.map((type) => ({ value: type, label: t(`donor.type.${type}`) }))}
        value={DONOR_TYPES.find((type) => type === draft.type)}
        onChange={(type) => onChange({ type })}
        error={errorOf('type')}
      />
      <SelectField
        id="donor-country"
        label={t('donor.country')}
        options={[
          { value: '', label: t('donor.country.none') },
          ...countries.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        value={draft.country}
        onChange={(country) => onChange({ country })}
      />
      <SelectField
        id="donor-language"
        label={t('donor.language')}
        options={[
          { value: '', label: t('donor.language.none') },
          ...listLanguages(language, draft.language).map(({ code, name }) => ({
            value: code,
            label: name,
          })),
        ]}
        value={draft.language}
        onChange={(chosen) => onChange({ language: chosen })}
      />
      <TextField
        id="donor-contact"
        label={t('donor.contact')}
        hint={t('donor.contact.hint')}
        value={draft.contact}
        onChange={(contact) => onChange({ contact })}
      />
    </>
  )
}
