import type { Overview } from '../../domain/views/overview/overview.ts'
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
  return (
    <ChartCard
      title={say('ov.services')}
      head={[t('outage.services'), t('ov.district'), t('menu.places')]}
      rows={off.map(({ service, districtsOff, facilitiesOff }) => [
        t(`outage.svc.${service}`),
        say('ov.nopower.v', { n: districtsOff.length, m: districts }),
        facilitiesOff,
      ])}
    >
      {off.length === 0 && <p>{say('ov.services.none')}</p>}
      <div class="ov-bars">
        {off.map(({ service, districtsOff, facilitiesOff, spots, unconfirmed }) => {
          const isWide = spots.some(({ district }) => district === undefined)
          const line = say('ov.services.line', { n: districtsOff.length, m: districts })
          return (
            <BarRow
              key={service}
              href={`#/overview/off/${service}${query}`}
              title={
                <>
                  {t(`outage.svc.${service}`)}
                  <small>
                    {[
                      ...(isWide ? [say('ov.services.wide')] : []),
                      say('ov.services.objects', { n: facilitiesOff }),
                      ...(unconfirmed.length === 0
                        ? []
                        : [say('ov.services.old', { n: unconfirmed.length })]),
                    ].join(' · ')}
                  </small>
                </>
              }
              value={say('ov.nopower.v', { n: districtsOff.length, m: districts })}
              parts={[
                { kind: 'off', share: districts === 0 ? 0 : districtsOff.length / districts },
              ]}
              label={line}
            />
          )
        })}
      </div>
    </ChartCard>
  )
}
