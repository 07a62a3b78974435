import './overview.css'
import { useEffect, useState } from 'preact/hooks'
import { useEnrolment } from '../../state/enrolment.ts'
import { useHere } from '../../state/facilities.ts'
import { navigate, useRoute } from '../../state/location.ts'
import { useServerNews } from '../../state/news.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { BackupCard } from './backup-card.tsx'
import { BehindScreen } from './behind-screen.tsx'
import { ChainCard } from './chain-card.tsx'
import { PERIODS, writeAsked } from './city-question.ts'
import { CoverageLine } from './coverage-line.tsx'
import { DonorsCard } from './donors-card.tsx'
import { HoursCard } from './hours-card.tsx'
import { ItemsCard } from './items-card.tsx'
import { MapCard } from './map-card.tsx'
import { KeyFigures } from './key-figures.tsx'
import { ServicesCard } from './services-card.tsx'
import { useCity, type City } from './use-city.ts'

/** #/overview and the lists behind its numbers. */
export function OverviewScreen() {
  useServerNews()
  const city = useCity()
  const [, ...behind] = useRoute().path
  return behind.length === 0 ? (
    <OverviewPage city={city} />
  ) : (
    <BehindScreen city={city} path={behind} />
  )
}

function OverviewPage({ city }: { city: City }) {
  const { say } = useCityHallText()
  const { counted, isOther, failed, now } = city
  return (
    <Screen title={say('ov.title')}>
      <div class="overview">
        <Choices city={city} />
        <CoverageLine now={now} countedAt={counted?.question.now} />
        <OwnPlace />
        {failed && <EmptyState text={say('ov.failed')} />}
        {counted === undefined && !failed && <Loading text={say('ov.counting')} />}
        {counted !== undefined && (
          <div class={isOther ? 'ov-numbers ov-busy' : 'ov-numbers'} aria-busy={isOther}>
            <Numbers city={city} counted={counted} />
          </div>
        )}
      </div>
    </Screen>
  )
}

function Choices({ city: { asked, places, nameOf } }: { city: City }) {
  const { t, say } = useCityHallText()
  const own = places.own.map(({ code }) => code)
  // One that was chosen on the map of the oblast stands behind them.
  const isOther = asked.district !== undefined && !own.includes(asked.district)
  const codes = asked.district !== undefined && isOther ? [...own, asked.district] : own
  const ask = (patch: Partial<typeof asked>) =>
    navigate(`#/overview${writeAsked({ ...asked, ...patch })}`, { replace: true })
  return (
    <div class="ov-choices">
      <Segments
        label={say('ov.period')}
        options={PERIODS.map((value) => ({ value, label: say(`ov.period.${value}`) }))}
        value={asked.period}
        onChange={(period) => ask({ period })}
      />
      {codes.length > 0 && (
        <SelectField
          id="ov-district"
          label={t('ov.district')}
          options={[
            { value: '', label: say('ov.district.all') },
            ...codes.map((code) => ({ value: code, label: nameOf(code) })),
          ]}
          value={asked.district ?? ''}
          onChange={(code) => ask({ district: code === '' ? undefined : code })}
        />
      )}
    </div>
  )
}

/** A coordinator with a place of their own records there like everybody else. */
function OwnPlace() {
  const { say } = useCityHallText()
  const here = useHere()
  const role = useEnrolment()?.role
  if (here === undefined || here.title === '' || role === 'viewer') return null
  return (
    <Button icon="lightbulb" href="#/today">
      {say('ov.here', { place: here.title })}
    </Button>
  )
}

type NumbersProps = { readonly city: City; readonly counted: NonNullable<City['counted']> }

function Numbers({ city, counted }: NumbersProps) {
  const { asked, query, places, now } = city
  const { overview, question, areas } = counted
  const cards = [
    <ServicesCard overview={overview} districts={question.districts.length} query={query} />,
    <BackupCard backups={overview.backups} now={now} />,
    <HoursCard
      hours={overview.hours}
      days={question.days}
      nameOf={places.name}
      hrefOf={(district) => `#/overview/off/electricity${writeAsked({ ...asked, district })}`}
    />,
    <MapCard city={city} overview={overview} areas={areas} />,
    <ItemsCard items={overview.items} query={query} />,
    <ChainCard chain={overview.chain} />,
    <DonorsCard donors={overview.donors} query={query} />,
  ]
  const drawn = useOneByOne(cards.length)
  const { t } = useText()
  return (
    <>
      <KeyFigures overview={overview} query={query} />
      <div class="ov-cards">{cards.slice(0, drawn)}</div>
      <Button icon="clipboard-list" href="#/assessments">
        {t('as.list')}
      </Button>
      <Button icon="download" href="#/exports">
        {t('exp.title')}
      </Button>
    </>
  )
}

/** Counts up to `all`, one more in each task: a slow phone draws the cards without holding a touch. */
function useOneByOne(all: number): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (count >= all) return
    const timer = setTimeout(() => setCount(count + 1))
    return () => clearTimeout(timer)
  }, [count, all])
  return count
}
