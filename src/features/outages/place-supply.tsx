import { readNumber, readText } from '../../domain/records/read-fields.ts'
import { sayValue } from '../../i18n/field-values.ts'
import { useDevice } from '../../state/device.tsx'
import { useFacilityFields } from '../../state/facility-fields.ts'
import { useText } from '../../state/text.tsx'
import { useValueNames } from '../../state/value-names.ts'
import { Button } from '../../ui/button.tsx'
import { KeyValue } from '../../ui/key-value.tsx'

const ROWS = [
  { path: 'type', key: 'fac.type' },
  { path: 'people', key: 'fac.people' },
  { path: 'critical', key: 'fac.critical' },
  { path: 'generator/power', key: 'field.backup.power' },
  { path: 'generator/fuel', key: 'field.generator.fuel' },
  { path: 'heating', key: 'field.heating' },
] as const

/** What a facility is and what it lives on. */
export function PlaceSupply({ facility }: { facility: string }) {
  const text = useText()
  const names = useValueNames()
  const now = useDevice().now()
  const fields = useFacilityFields(facility)
  if (fields === undefined || fields === null) return null
  const isSaid = (path: string) =>
    readText(fields[path]) !== undefined ||
    readNumber(fields[path]) !== undefined ||
    fields[path] === true
  const rows = ROWS.filter(({ path }) => isSaid(path)).map(({ path, key }) => ({
    key: text.t(key),
    value: sayValue(text, names, { kind: 'facility', path, value: fields[path] ?? null, now }),
  }))
  return (
    <section class="stack-tight" aria-labelledby="place-supply">
      <h2 id="place-supply">{text.t('fac.edit')}</h2>
      <KeyValue rows={rows} />
      <Button icon="pencil" href={`#/menu/places/${facility}`}>
        {text.t('fac.change')}
      </Button>
    </section>
  )
}
