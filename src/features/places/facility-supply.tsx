import { useState } from 'preact/hooks'
import { GENERATOR_FUELS, HEATINGS, OUTAGE_QUEUES } from '../../domain/records/codes.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useText } from '../../state/text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { FacilityDraft } from './facility-draft.ts'

type Props = {
  readonly draft: FacilityDraft
  readonly error: string | undefined
  readonly onChange: (patch: Partial<FacilityDraft>) => void
}

/** What a facility lives on: its queue of the grid, its generator, its heating. All of it optional. */
export function FacilitySupply({ draft, error, onChange }: Props) {
  const { t } = useText()
  const fuels = useCatalogue()?.words.enums['fuel'] ?? {}
  // Not followed while typing: an emptied field must not close over the finger.
  const [isOpen] = useState(() =>
    [draft.queue, draft.power, draft.fuel, draft.heating].some((typed) => typed !== ''),
  )
  const unsaid = { value: '', label: t('outage.backup.unsaid') }
  return (
    <Disclosure title={t('fac.supply')} open={isOpen || error !== undefined}>
      <SelectField
        id="facility-queue"
        label={t('field.queue')}
        hint={t('fac.queue.hint')}
        options={[unsaid, ...OUTAGE_QUEUES.map((value) => ({ value, label: value }))]}
        value={draft.queue}
        onChange={(queue) => onChange({ queue })}
      />
      <TextField
        id="facility-power"
        label={t('field.backup.power')}
        inputMode="decimal"
        maxLength={12}
        value={draft.power}
        onChange={(power) => onChange({ power })}
        error={error}
      />
      <SelectField
        id="facility-fuel"
        label={t('field.generator.fuel')}
        options={withOwn(
          [unsaid, ...GENERATOR_FUELS.map((value) => ({ value, label: fuels[value] ?? value }))],
          draft.fuel,
        )}
        value={draft.fuel}
        onChange={(fuel) => onChange({ fuel })}
      />
      <SelectField
        id="facility-heating"
        label={t('field.heating')}
        options={withOwn(
          [unsaid, ...HEATINGS.map((value) => ({ value, label: t(`fac.heating.${value}`) }))],
          draft.heating,
        )}
        value={draft.heating}
        onChange={(heating) => onChange({ heating })}
      />
    </Disclosure>
  )
}

type Option = { readonly value: string; readonly label: string }

/** What another app wrote in its own words is still an answer. */
function withOwn(options: readonly Option[], value: string): readonly Option[] {
  const isKnown = options.some((option) => option.value === value)
  return isKnown ? options : [...options, { value, label: value }]
}
