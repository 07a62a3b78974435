import { useDonors } from '../../state/facilities.ts'
import { usePlaces } from '../../state/places.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { NO_FILTER, type AidFilter } from './aid-filter.ts'

type Props = {
  readonly filter: AidFilter
  readonly onChange: (patch: Partial<AidFilter>) => void
}

/** Search, donor and place of the list of aid, behind a fold that says how many are set. */
export function AidConditions({ filter, onChange }: Props) {
  const { t, language } = useText()
  const places = usePlaces().own
  const donors = useDonors() ?? []
  const count = [filter.query.trim(), filter.donor, filter.place].filter((set) => set !== '').length
  const any = { value: '', label: t('list.any') }
  return (
    <Disclosure title={count === 0 ? t('list.conditions') : t('list.conditions.n', { n: count })}>
      <TextField
        id="aid-find"
        label={t('need.find')}
        type="search"
        inputMode="search"
        maxLength={120}
        value={filter.query}
        onChange={(query) => onChange({ query })}
      />
      <SelectField
        id="aid-donor"
        label={t('list.donor')}
        options={[any, ...donors.map(({ id, name }) => ({ value: id, label: name[language] }))]}
        value={filter.donor}
        onChange={(donor) => onChange({ donor })}
      />
      <SelectField
        id="aid-place"
        label={t('list.place')}
        options={[any, ...places.map((place) => ({ value: place.code, label: place[language] }))]}
        value={filter.place}
        onChange={(place) => onChange({ place })}
      />
      {count > 0 && (
        <Button onPress={() => onChange({ ...NO_FILTER, part: filter.part })}>
          {t('empty.filter.act')}
        </Button>
      )}
    </Disclosure>
  )
}
