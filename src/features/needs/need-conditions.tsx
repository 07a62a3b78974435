import { URGENCIES } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { useConditions, useDonorOptions, usePlaceOptions } from '../../state/list-options.ts'
import { useText } from '../../state/text.tsx'
import { ListConditions } from '../../ui/list-conditions.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import {
  countConditions,
  NO_FILTER,
  STATUS_FILTERS,
  writeNeedFilter,
  type NeedFilter,
} from './need-filter.ts'
import { URGENCY_WORDS } from './urgency-words.ts'

type Props = {
  readonly filter: NeedFilter
  readonly onChange: (patch: Partial<NeedFilter>) => void
}

/** What of the needs is shown: whose, by words, and by conditions behind a fold. */
export function NeedConditions({ filter, onChange }: Props) {
  const { t } = useText()
  const isSet = writeNeedFilter(filter).toString() !== ''
  const clear = () => onChange(NO_FILTER)
  const conditions = useConditions(countConditions(filter), clear, isSet)
  return (
    <div class="stack-tight">
      <Segments
        label={t('need.whose')}
        options={[
          { value: 'mine', label: t('need.mine') },
          { value: 'all', label: t('need.all') },
        ]}
        value={filter.whose}
        onChange={(whose) => onChange({ whose })}
      />
      <TextField
        id="need-find"
        label={t('need.find')}
        type="search"
        inputMode="search"
        maxLength={120}
        value={filter.query}
        onChange={(query) => onChange({ query })}
      />
      <ListConditions {...conditions}>
        <Conditions filter={filter} onChange={onChange} />
      </ListConditions>
    </div>
  )
}

function Conditions({ filter, onChange }: Props) {
  const { t } = useText()
  const places = usePlaceOptions()
  const donors = useDonorOptions()
  const any = { value: '', label: t('list.any') }
  return (
    <div class="need-filters">
      <SelectField
        id="need-status"
        label={t('need.status')}
        options={STATUS_FILTERS.map((status) => ({
          value: status,
          label: t(`need.status.${status}`),
        }))}
        value={filter.status}
        onChange={(value) => onChange({ status: readCode(value, STATUS_FILTERS) ?? 'open' })}
      />
      <SelectField
        id="need-urgency"
        label={t('need.urg')}
        options={[
          any,
          ...URGENCIES.map((value) => ({ value, label: t(URGENCY_WORDS[value].name) })),
        ]}
        value={filter.urgency}
        onChange={(value) => onChange({ urgency: readCode(value, URGENCIES) ?? '' })}
      />
      <SelectField
        id="need-place"
        label={t('list.place')}
        options={places}
        value={filter.place}
        onChange={(place) => onChange({ place })}
      />
      <SelectField
        id="need-donor"
        label={t('list.donor')}
        options={donors}
        value={filter.donor}
        onChange={(donor) => onChange({ donor })}
      />
      <SelectField
        id="need-asked"
        label={t('need.asked')}
        options={donors}
        value={filter.asked}
        onChange={(asked) => onChange({ asked })}
      />
    </div>
  )
}
