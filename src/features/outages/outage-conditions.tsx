import { OUTAGE_CAUSES } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useConditions, usePlaceOptions } from '../../state/list-options.ts'
import { useText } from '../../state/text.tsx'
import { ListConditions } from '../../ui/list-conditions.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import {
  countConditions,
  NO_CONDITIONS,
  STATE_FILTERS,
  WHENS,
  type OutageFilter,
} from './outage-filter.ts'

type Props = {
  readonly filter: OutageFilter
  readonly onChange: (patch: Partial<OutageFilter>) => void
}

/** What the log is narrowed by, beside service and window. */
export function OutageConditions({ filter, onChange }: Props) {
  const { t } = useText()
  const causes = useCatalogue()?.words.causes
  const places = usePlaceOptions()
  const conditions = useConditions(countConditions(filter), () => onChange(NO_CONDITIONS))
  return (
    <ListConditions
      {...conditions}
      search={{
        id: 'outage-find',
        label: t('need.find'),
        value: filter.query,
        onChange: (query) => onChange({ query }),
      }}
    >
      <SelectField
        id="outage-state"
        label={t('outage.state')}
        options={STATE_FILTERS.map((value) => ({
          value,
          label: t(value === '' ? 'list.any' : `outage.state.${value}`),
        }))}
        value={filter.state}
        onChange={(value) => onChange({ state: readCode(value, STATE_FILTERS) ?? '' })}
      />
      <SelectField
        id="outage-when"
        label={t('outage.when')}
        options={WHENS.map((value) => ({
          value,
          label: t(value === '' ? 'outage.when.window' : 'outage.when.ever'),
        }))}
        value={filter.when}
        onChange={(value) => onChange({ when: readCode(value, WHENS) ?? '' })}
      />
      <SelectField
        id="outage-place"
        label={t('list.place')}
        options={places}
        value={filter.place}
        onChange={(place) => onChange({ place })}
      />
      <SelectField
        id="outage-cause"
        label={t('cause.legend')}
        options={[
          { value: '', label: t('list.any') },
          ...OUTAGE_CAUSES.map((value) => ({ value, label: causes?.[value] ?? '' })),
        ]}
        value={filter.cause}
        onChange={(value) => onChange({ cause: readCode(value, OUTAGE_CAUSES) ?? '' })}
      />
    </ListConditions>
  )
}
