import { usePointField } from '../../state/point-field.ts'
import { useText } from '../../state/text.tsx'
import { PointField } from '../../ui/point-field.tsx'
import type { PartProps } from './outage-times.tsx'

/** Where it is off, for a place that no address tells: a fallen line, a borehole in a field. */
export function OutagePoint({ values, onChange }: Pick<PartProps, 'values' | 'onChange'>) {
  const { t } = useText()
  const field = usePointField(values, onChange)
  return (
    <PointField
      id="outage-point"
      title={t('outage.point')}
      hint={t('outage.point.hint')}
      {...field}
    />
  )
}
