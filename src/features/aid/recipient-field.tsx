import '../../ui/chips.css'
import { useState } from 'preact/hooks'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { HandOutValues } from './hand-out-draft.ts'
import { SpotField, SpotPicker } from './spot-field.tsx'

type Props = {
  readonly values: HandOutValues
  /** Ids of facilities that are likely: those with an open need of it first. */
  readonly likely: readonly string[]
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (patch: Partial<HandOutValues>) => void
}

/** To whom: a facility, or people of a place; how many households, never who. */
export function RecipientField({ values, likely, errorOf, onChange }: Props) {
  const { t } = useText()
  return (
    <>
      <RadioList
        id="to"
        legend={t('aid.to')}
        options={[
          { value: 'place', label: t('aid.to.place') },
          { value: 'people', label: t('aid.to.people') },
        ]}
        value={values.to === '' ? undefined : values.to}
        onChange={(to) => onChange({ to })}
        error={errorOf('to')}
        compact
      />
      {values.to === 'place' && (
        <FacilityChips
          value={values.facility}
          likely={likely}
          onChange={(facility) => onChange({ facility })}
        />
      )}
      {values.to === 'people' && (
        <>
          <TextField
            id="households"
            label={t('aid.households')}
            hint={t('aid.nopd')}
            inputMode="numeric"
            maxLength={9}
            value={values.households}
            onChange={(households) => onChange({ households })}
            error={errorOf('households')}
          />
          <SpotField
            id="residents"
            title={t('aid.give.where')}
            kind="p:"
            spot={{ facility: '', place: values.place }}
            onChange={({ place }) => onChange({ place })}
          />
        </>
      )}
    </>
  )
}

type ChipsProps = {
  readonly value: string
  readonly likely: readonly string[]
  readonly onChange: (facility: string) => void
}

const CHIPS = 5

function FacilityChips({ value, likely, onChange }: ChipsProps) {
  const { t } = useText()
  const titleOf = usePlaceTitle()
  const [isPicking, setPicking] = useState(false)
  const ids = [...new Set(likely)].slice(0, CHIPS)
  const shown = value === '' || ids.includes(value) ? ids : [value, ...ids]
  return (
    <div class="chips" role="group" aria-label={t('aid.to.place')}>
      {shown.map((id) => (
        <button
          key={id}
          type="button"
          class="chip"
          aria-pressed={id === value}
          onClick={() => onChange(id)}
        >
          {titleOf({ facility: id }).title}
        </button>
      ))}
      <button type="button" class="chip" onClick={() => setPicking(true)}>
        {t('aid.donor.other')}
      </button>
      {isPicking && (
        <SpotPicker
          title={t('aid.to')}
          kind="f:"
          onChoose={({ facility }) => onChange(facility)}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  )
}
