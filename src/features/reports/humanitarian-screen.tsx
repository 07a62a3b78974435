import { useEnrolment } from '../../state/enrolment.ts'
import { useAidShelf } from '../../state/shelves.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { InUkrainian } from '../../state/ukrainian.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useDevice } from '../../state/device.tsx'
import { findDeclared } from './declared.ts'
import { HumanitarianPaper } from './humanitarian-paper.tsx'

/** #/reports/humanitarian: what must be reported of aid that was declared, the nearest day on top. */
export function HumanitarianScreen() {
  const { t, say } = useCityHallText()
  const device = useDevice()
  const { records, complete } = useAidShelf()
  const declared = findDeclared(
    records.map(({ id, value }) => ({ id, aid: value.aid, papers: value.papers })),
    device.now(),
  )
  const municipality = useEnrolment()?.municipality.name.uk ?? ''
  return (
    <Screen title={say('rep.hum')} back="#/reports">
      <div class="report">
        <div class="report-choices stack">
          <p class="muted">{say('rep.hum.lead')}</p>
          {declared.length > 0 && (
            <Button kind="primary" onPress={() => print()}>
              {t('as.print')}
            </Button>
          )}
        </div>
        {!complete && <Loading text={t('rec.opening')} />}
        {complete && declared.length === 0 && <EmptyState text={say('rep.hum.none')} />}
        {declared.length > 0 && (
          <InUkrainian>
            <HumanitarianPaper declared={declared} municipality={municipality} />
          </InUkrainian>
        )}
      </div>
    </Screen>
  )
}
