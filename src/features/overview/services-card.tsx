import type { Overview } from '../../domain/views/overview/overview.ts'
import type { ServiceNowCount } from '../../domain/views/overview/services-now.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { ChartCard } from './chart-card.tsx'
import { BarRow } from './bar-row.tsx'

type Props = {
  readonly overview: Overview
  readonly districts: number
  readonly query: string
}

/** Each service that is off somewhere now: «районів: 2 з 10». */
export function ServicesCard({ overview, districts, query }: Props) {
  const { t, say } = useCityHallText()
  const off = overview.services.filter(
    ({ spots, unconfirmed }) => spots.length + unconfirmed.length > 0,
  )
  const sayWhere = (one: ServiceNowCount) =>
    isAll(one)
      ? say('ov.behind.wide')
      : say('ov.nopower.v', { n: one.districtsOff.length, m: districts })
  return (
    <ChartCard
      title={say('ov.services')}
      head={[t('outage.services'), t('ov.district'), t('menu.places')]}
      rows={off.map((one) => [t(`outage.svc.${one.service}`), sayWhere(one), one.facilitiesOff])}
    >
      {off.length === 0 && <p>{say('ov.services.none')}</p>}
      <div class="ov-bars">
        {off.map((one) => {
          const { service, districtsOff, facilitiesOff, unconfirmed } = one
          const share = districts === 0 ? 0 : districtsOff.length / districts
          return (
            <BarRow
              key={service}
              href={`#/overview/off/${service}${query}`}
              title={
                <>
                  {t(`outage.svc.${service}`)}
                  <small>
                    {[
                      ...(isWide(one) && !isAll(one) ? [say('ov.services.wide')] : []),
                      ...(facilitiesOff === 0
                        ? []
                        : [say('ov.services.objects', { n: facilitiesOff })]),
                      ...(unconfirmed.length === 0
                        ? []
                        : [say('ov.services.old', { n: unconfirmed.length })]),
                    ].join(' · ')}
                  </small>
                </>
              }
              value={sayWhere(one)}
              parts={[{ kind: 'off', share: isAll(one) ? 1 : share }]}
              label={
                isAll(one)
                  ? say('ov.behind.wide')
                  : say('ov.services.line', { n: districtsOff.length, m: districts })
              }
            />
          )
        })}
      </div>
    </ChartCard>
  )
}

function isWide({ spots }: ServiceNowCount): boolean {
  return spots.some(({ district }) => district === undefined)
}

/** Nobody named a district, and somebody all of them: «0 of 10» would say the contrary. */
function isAll(one: ServiceNowCount): boolean {
  return isWide(one) && one.districtsOff.length === 0
}
