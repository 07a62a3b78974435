import { useEnrolment } from '../../state/enrolment.ts'
import { useFormRecord } from '../../state/form-record.ts'
import { goBack, useRoute } from '../../state/location.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { FacilityForm } from './facility-form.tsx'

type Props = { readonly id: string }

/** One facility, new or known. */
export function FacilityScreen({ id }: Props) {
  const { t } = useText()
  const mine = useRoute().query.get('mine') === '1'
  const viewer = useEnrolment()?.role === 'viewer'
  const stored = useFormRecord('facility', id)
  const frame = { title: t('fac.edit'), back: () => goBack('#/menu/places') }
  if (stored === undefined) return <OpeningScreen {...frame} form text={t('rec.opening')} />
  if (stored === 'gone' || viewer)
    return (
      <Screen {...frame}>
        <EmptyState text={t(stored === 'gone' ? 'fac.gone' : 'fac.readonly')}>
          {stored !== 'gone' && <Button href={`#/power/at/f:${id}`}>{t('fac.story')}</Button>}
        </EmptyState>
      </Screen>
    )
  return <FacilityForm {...stored} makesMine={mine} />
}
