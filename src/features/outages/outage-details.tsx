import { useState } from 'preact/hooks'
import {
  BACKUP_SOURCES,
  OUTAGE_CAUSES,
  OUTAGE_EXTENTS,
  OUTAGE_QUEUES,
  type OutageCause,
} from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useText } from '../../state/text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { hasBattery, hasFuel, hasPower, hasQueue } from './outage-asks.ts'
import { SCOPES } from './outage-draft.ts'
import { OutagePoint } from './outage-point.tsx'
import type { PartProps } from './outage-times.tsx'

/** The causes that people name; the others stand behind one more touch. */
const MAIN_CAUSES = [
  { value: 'gpv', key: 'cause.plan' },
  { value: 'fault', key: 'cause.fault' },
  { value: 'damage', key: 'cause.attack' },
  { value: 'unknown', key: 'cause.unknown' },
] as const

/** Why, how widely, for how many, on what reserve: all of it optional. */
export function OutageDetails({ values, errorOf, onChange }: PartProps) {
  const { t } = useText()
  const words = useCatalogue()?.words
  // Not followed while typing: an emptied field must not close over the finger.
  const [hadDetails] = useState(() => hasDetails(values))
  const wrong = (['people', 'power', 'fuelLitres', 'litresPerHour'] as const).some(errorOf)
  return (
    <>
      <Cause value={values.cause} onChange={(cause) => onChange({ cause })} />
      {hasQueue(values) && <Queue values={values} onChange={onChange} />}
      <Disclosure title={t('outage.more')} open={wrong || hadDetails}>
        <RadioList
          id="extent"
          legend={t('outage.extent')}
          options={OUTAGE_EXTENTS.map((value) => ({ value, label: words?.extents[value] ?? '' }))}
          value={readCode(values.extent, OUTAGE_EXTENTS)}
          onChange={(extent) => onChange({ extent })}
        />
        {values.facility === '' && (
          <TextField
            id="address"
            label={t('fac.address')}
            hint={t('outage.address.hint')}
            value={values.address}
            onChange={(address) => onChange({ address })}
          />
        )}
        {values.facility === '' && <OutagePoint values={values} onChange={onChange} />}
        <RadioList
          id="scope"
          legend={t('outage.scope')}
          options={SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
          value={readCode(values.scope, SCOPES)}
          onChange={(scope) => onChange({ scope })}
          compact
        />
        <TextField
          id="people"
          label={t('outage.people')}
          inputMode="numeric"
          value={values.people}
          onChange={(people) => onChange({ people })}
          error={errorOf('people')}
        />
        <Backup values={values} errorOf={errorOf} onChange={onChange} />
        <TextArea
          id="note"
          label={t('outage.note')}
          value={values.note}
          onChange={(note) => onChange({ note })}
        />
      </Disclosure>
    </>
  )
}

type CauseProps = { readonly value: string; readonly onChange: (cause: OutageCause | '') => void }

function Cause({ value, onChange }: CauseProps) {
  const { t } = useText()
  const words = useCatalogue()?.words.causes
  const main = MAIN_CAUSES.find((cause) => cause.value === value)?.value
  const others = OUTAGE_CAUSES.filter((code) => !MAIN_CAUSES.some((cause) => cause.value === code))
  const isOther = main === undefined && value !== ''
  return (
    <>
      <RadioList
        id="cause"
        legend={t('cause.legend')}
        options={MAIN_CAUSES.map((cause) => ({ value: cause.value, label: t(cause.key) }))}
        value={main}
        onChange={onChange}
        compact
      />
      <Disclosure title={t('outage.cause.more')} open={isOther}>
        <RadioList
          id="cause-other"
          legend={t('outage.cause.more')}
          options={others.map((code) => ({ value: code, label: words?.[code] ?? '' }))}
          value={others.find((code) => code === value)}
          onChange={onChange}
        />
      </Disclosure>
    </>
  )
}

/** Which queue of the hourly schedule: what a facility's record says is offered by the form already. */
function Queue({ values, onChange }: Pick<PartProps, 'values' | 'onChange'>) {
  const { t } = useText()
  return (
    <SelectField
      id="queue"
      label={t('field.queue')}
      options={[
        { value: '', label: t('outage.backup.unsaid') },
        ...OUTAGE_QUEUES.map((value) => ({ value, label: value })),
      ]}
      value={values.queue}
      onChange={(queue) => onChange({ queue })}
    />
  )
}

function Backup({ values, errorOf, onChange }: PartProps) {
  const { t } = useText()
  return (
    <>
      <SelectField
        id="source"
        label={t('outage.backup')}
        options={[
          { value: '', label: t('outage.backup.unsaid') },
          ...BACKUP_SOURCES.map((value) => ({ value, label: t(`outage.backup.${value}`) })),
        ]}
        value={values.source}
        onChange={(source) => onChange({ source })}
      />
      {hasPower(values) && (
        <TextField
          id="power"
          label={t('outage.power')}
          inputMode="decimal"
          value={values.power}
          onChange={(power) => onChange({ power })}
          error={errorOf('power')}
        />
      )}
      {hasFuel(values) && (
        <>
          <TextField
            id="fuelLitres"
            label={t('outage.fuel')}
            inputMode="decimal"
            value={values.fuelLitres}
            onChange={(fuelLitres) => onChange({ fuelLitres })}
            error={errorOf('fuelLitres')}
          />
          <TextField
            id="litresPerHour"
            label={t('outage.rate')}
            inputMode="decimal"
            value={values.litresPerHour}
            onChange={(litresPerHour) => onChange({ litresPerHour })}
            error={errorOf('litresPerHour')}
          />
        </>
      )}
      {hasBattery(values) && (
        <TextField
          id="batteryHours"
          label={t('outage.battery')}
          inputMode="decimal"
          value={values.batteryHours}
          onChange={(batteryHours) => onChange({ batteryHours })}
          error={errorOf('batteryHours')}
        />
      )}
    </>
  )
}

function hasDetails({ scope, people, source, note, address }: PartProps['values']): boolean {
  return [scope, people, source, note, address].some((typed) => typed !== '')
}
