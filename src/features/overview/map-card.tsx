import { useState } from 'preact/hooks'
import { scopeMap } from '../../domain/views/overview/map-scope.ts'
import type { Overview } from '../../domain/views/overview/overview.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useAreas } from '../../state/map-areas.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Segments } from '../../ui/segments.tsx'
import { BarRow } from './bar-row.tsx'
import { ChartCard } from './chart-card.tsx'
import { writeAsked } from './city-question.ts'
import { MapDrawing } from './map-drawing.tsx'
import { MEASURES, readMeasures, stepOfMeasure, type Measure } from './map-measures.ts'
import type { City } from './use-city.ts'

type Props = { readonly city: City; readonly overview: Overview }

/** Districts shaded by what is worst where; the numbers stand on them, in the list and in the table. */
export function MapCard({ city: { asked, places }, overview }: Props) {
  const { t, say, number } = useCityHallText()
  const municipality = useEnrolment()?.municipality.code ?? ''
  const areas = useAreas(municipality)
  const [measure, setMeasure] = useState<Measure>('hours')
  const divisions = places.own.map(({ code }) => code)
  if (areas === undefined || areas === 'failed') return null
  const scope = scopeMap(areas, { municipality, divisions })
  if (scope === undefined) return null
  const rows = readMeasures(overview, {
    areas: scope.own.map(({ code }) => code),
    municipality,
    district: asked.district,
  })
  const sayValue = (value: number | undefined) =>
    value === undefined ? t('ov.hours.none') : number(Math.round(value * 10) / 10)
  const hrefOf = (code: string) => {
    const what = measure === 'hours' ? 'off/electricity' : 'critical'
    const district = code === municipality ? undefined : code
    return `#/overview/${what}${writeAsked({ ...asked, district })}`
  }
  const known = rows
    .filter((row) => (row[measure] ?? 0) > 0)
    .sort((a, b) => (b[measure] ?? 0) - (a[measure] ?? 0))
  const most = Math.max(1, ...known.map((row) => row[measure] ?? 0))
  return (
    <ChartCard
      title={say('map.title')}
      head={[t('ov.district'), say('map.hours'), say('map.critical')]}
      rows={rows.map((row) => [places.name(row.code), sayValue(row.hours), row.critical])}
    >
      <Segments
        label={say('map.measure')}
        options={MEASURES.map((value) => ({ value, label: say(`map.${value}`) }))}
        value={measure}
        onChange={setMeasure}
      />
      <MapDrawing
        scope={scope}
        hrefOf={hrefOf}
        valueOf={(code) => {
          const value = rows.find((row) => row.code === code)?.[measure]
          return value === undefined
            ? undefined
            : { step: stepOfMeasure(measure, value), said: sayValue(value) }
        }}
      />
      <div class="ov-bars">
        {known.map((row) => (
          <BarRow
            key={row.code}
            href={hrefOf(row.code)}
            title={places.name(row.code)}
            value={sayValue(row[measure])}
            label={`${say(`map.${measure}`)}: ${sayValue(row[measure])}`}
            parts={[
              { kind: 'off', share: (row[measure] ?? 0) / (measure === 'hours' ? 24 : most) },
            ]}
          />
        ))}
      </div>
      <p class="ov-note">
        <a class="map-rights" href="https://www.openstreetmap.org/copyright" rel="noreferrer">
          {say('map.rights')}
        </a>
      </p>
    </ChartCard>
  )
}
