import { usePlaceTitle } from '../../state/facilities.ts'
import { useSpotChoice } from '../../state/spot-picker.ts'
import { useText } from '../../state/text.tsx'
import { PlacePicker } from '../../ui/place-picker.tsx'
import { WherePlate } from '../../ui/where-plate.tsx'
import { type Where } from './outage-where.ts'

type Props = {
  readonly id: string
  readonly where: Where
  readonly error: string | undefined
  readonly onChange: (where: Where) => void
}

/** Where it is off. */
export function WhereField({ id, where, error, onChange }: Props) {
  const { t } = useText()
  const { title, address } = usePlaceTitle()(where)
  const label = t('sr.place', { visible: [title, address ?? ''].join(' ').trim() })
  return (
    <WherePlate
      id={id}
      title={t('outage.where')}
      error={error}
      shown={title === '' ? undefined : { title, address, label }}
      chooseLabel={t('today.pick')}
      picker={(close) => <WherePicker onChange={onChange} onClose={close} />}
    />
  )
}

function WherePicker({ onChange, onClose }: Pick<Props, 'onChange'> & { onClose: () => void }) {
  const { t } = useText()
  const onPick = (spot: Partial<Where>) => onChange({ facility: '', place: '', ...spot })
  return <PlacePicker {...useSpotChoice({ title: t('outage.where'), onPick, onClose })} />
}
