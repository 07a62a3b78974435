import { useConditions, useDonorOptions, usePlaceOptions } from '../../state/list-options.ts'
import { useText } from '../../state/text.tsx'
import { ListConditions } from '../../ui/list-conditions.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { countConditions, NO_FILTER, type AidFilter } from './aid-filter.ts'

type Props = {
  readonly filter: AidFilter
  readonly onChange: (patch: Partial<AidFilter>) => void
}

/** Search, donor and place of the list of aid. */
export function AidConditions({ filter, onChange }: Props) {
  const { t } = useText()
  const places = usePlaceOptions()
  const donors = useDonorOptions()
  const clear = () => onChange({ ...NO_FILTER, part: filter.part })
  const conditions = useConditions(countConditions(filter), clear)
  return (
    <ListConditions
      {...conditions}
      search={{
        id: 'aid-find',
        label: t('need.find'),
        value: filter.query,
        onChange: (query) => onChange({ query }),
      }}
    >
      <SelectField
        id="aid-donor"
        label={t('list.donor')}
        options={donors}
        value={filter.donor}
        onChange={(donor) => onChange({ donor })}
      />
      <SelectField
        id="aid-place"
        label={t('list.place')}
        options={places}
        value={filter.place}
        onChange={(place) => onChange({ place })}
      />
    </ListConditions>
  )
}
