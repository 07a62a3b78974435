import { usePointField, type PointTexts } from '../../state/point-field.ts'
import { useText } from '../../state/text.tsx'
import { PointField } from '../../ui/point-field.tsx'

type Props = {
  readonly draft: PointTexts
  readonly onChange: (point: PointTexts) => void
}

/** Where the facility stands. */
export function FacilityPoint({ draft, onChange }: Props) {
  const { t } = useText()
  const field = usePointField(draft, onChange)
  return (
    <PointField id="facility-point" title={t('fac.point')} hint={t('fac.point.hint')} {...field} />
  )
}
