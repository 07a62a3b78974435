import { usePlaceTitle } from '../../state/facilities.ts'
import { useSpotChoice } from '../../state/spot-picker.ts'
import { useText } from '../../state/text.tsx'
import { PlacePicker } from '../../ui/place-picker.tsx'
import { WherePlate } from '../../ui/where-plate.tsx'

type Where = { readonly facility: string; readonly place: string }
type Props = {
  readonly where: Where
  readonly error: string | undefined
  readonly onChange: (where: Where) => void
}

/** Where it is needed. */
export function WhereField({ where, error, onChange }: Props) {
  const { t } = useText()
  const { facility, place } = where
  const { title, address } = usePlaceTitle()({
    ...(facility === '' ? {} : { facility }),
    ...(place === '' ? {} : { place }),
  })
  const label = t('sr.place', { visible: [title, address ?? ''].join(' ').trim() })
  return (
    <WherePlate
      id="where"
      title={t('need.where')}
      error={error}
      shown={facility === '' && place === '' ? undefined : { title, address, label }}
      chooseLabel={t('need.where.choose')}
      picker={(close) => <WherePicker onChange={onChange} onClose={close} />}
    />
  )
}

function WherePicker({ onChange, onClose }: Pick<Props, 'onChange'> & { onClose: () => void }) {
  const { t } = useText()
  const onPick = (spot: Partial<Where>) => onChange({ facility: '', place: '', ...spot })
  return <PlacePicker {...useSpotChoice({ title: t('need.where'), onPick, onClose })} />
}
