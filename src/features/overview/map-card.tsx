import { useState } from 'preact/hooks'
import type { AreaSum } from '../../domain/views/overview/area-sums.ts'
import type { MapLevel } from '../../domain/views/overview/map-scope.ts'
import type { Overview } from '../../domain/views/overview/overview.ts'
import { navigate } from '../../state/location.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Segments } from '../../ui/segments.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { BarRow } from './bar-row.tsx'
import { ChartCard } from './chart-card.tsx'
import { writeAsked } from './city-question.ts'
import { MapDrawing } from './map-drawing.tsx'
import { MEASURES, readMeasures, stepOfMeasure, type Measure } from './map-measures.ts'
import type { City } from './use-city.ts'

type Props = {
  readonly city: City
  readonly overview: Overview
  /** Of the areas beyond the municipality's own, where the map shows those. */
  readonly areas: readonly AreaSum[]
}

/** Areas shaded by what is worst where; the numbers stand on them, in the list and in the table. */
export function MapCard({ city, overview, areas }: Props) {
  const { t, say, number } = useCityHallText()
  const [measure, setMeasure] = useState<Measure>('hours')
  const { asked, map, nameOf } = city
  if (map === undefined) return null
  const { level, levels, scope, municipality } = map
  const codes = scope.own.map(({ code }) => code)
  const rows =
    level === 'own'
      ? readMeasures(overview, { areas: codes, municipality, district: asked.district })
      : areas.filter(({ code }) => codes.includes(code))
  const sayValue = (value: number | undefined) =>
    value === undefined ? say('ov.hours.none') : number(Math.round(value * 10) / 10)
  const hrefOf = (code: string) => {
    const what = measure === 'hours' ? 'off/electricity' : 'critical'
    const district = level === 'own' && code === municipality ? undefined : code
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
      rows={rows.map((row) => [nameOf(row.code), sayValue(row.hours), row.critical])}
    >
      {levels.length > 1 ? (
        <LevelField city={city} level={level} levels={levels} />
      ) : (
        <p class="muted ov-note">{say('map.level.only')}</p>
      )}
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
            title={nameOf(row.code)}
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

type LevelProps = {
  readonly city: City
  readonly level: MapLevel
  readonly levels: readonly MapLevel[]
}

function LevelField({ city: { asked }, level, levels }: LevelProps) {
  const { say } = useCityHallText()
  const choose = (value: string) => {
    const chosen = levels.find((one) => one === value) ?? 'own'
    navigate(`#/overview${writeAsked({ ...asked, level: chosen })}`, { replace: true })
  }
  return (
    <SelectField
      id="map-level"
      label={say('map.level')}
      options={levels.map((value) => ({ value, label: say(`map.level.${value}`) }))}
      value={level}
      onChange={choose}
    />
  )
}
