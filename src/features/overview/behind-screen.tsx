import { SERVICES } from '../../domain/records/codes.ts'
import type { Overview } from '../../domain/views/overview/overview.ts'
import type { OffSpot, ServiceNowCount } from '../../domain/views/overview/services-now.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useDonorNames } from './donors-card.tsx'
import { HoursCard } from './hours-card.tsx'
import { writeAsked } from './city-question.ts'
import { RecordRows } from './record-rows.tsx'
import type { City } from './use-city.ts'
import { whereOf } from './where-of.ts'

type Props = { readonly city: City; readonly path: readonly string[] }

/** The list behind a number: `off/<service>`, `critical`, `decide`, `hours`, `item/<item>/<unit>`, `donor/<id>`. */
export function BehindScreen({ city, path }: Props) {
  const { say } = useCityHallText()
  const title = useTitle(path)
  return (
    <Screen title={title} back={`#/overview${city.query}`}>
      <div class="overview">
        {city.failed && <EmptyState text={say('ov.failed')} />}
        {city.counted === undefined && !city.failed && <Loading text={say('ov.counting')} />}
        {city.counted !== undefined && (
          <Behind city={city} path={path} overview={city.counted.overview} />
        )}
      </div>
    </Screen>
  )
}

function Behind({ city, path, overview }: Props & { overview: Overview }) {
  const [what, which = '', unit] = path
  switch (what) {
    case 'off':
      return (
        <OffRows city={city} count={overview.services.find(({ service }) => service === which)} />
      )
    case 'critical':
      return <RecordRows kind="need" ids={overview.critical.map(({ id }) => id)} />
    case 'decide':
      return <RecordRows kind="need" ids={overview.undecided} />
    case 'offers':
      return <RecordRows kind="aid" ids={overview.offers} />
    case 'item': {
      const sums = overview.items.filter((sum) => sum.item === which && sum.unit === unit)
      return <RecordRows kind="need" ids={sums.flatMap(({ needs }) => needs)} />
    }
    case 'donor': {
      const sum = overview.donors.find(({ donor }) => (donor ?? 'none') === which)
      return <RecordRows kind="aid" ids={sum?.aids ?? []} />
    }
    case 'hours':
      return (
        <HoursCard
          hours={overview.hours}
          days={city.counted?.question.days ?? []}
          nameOf={city.places.name}
          hrefOf={(district) =>
            `#/overview/off/electricity${writeAsked({ ...city.asked, district })}`
          }
        />
      )
    case undefined:
    default:
      return <RecordRows kind="need" ids={[]} />
  }
}

/** Where it is off, the longest without it first; then what nobody confirmed for a day. */
function OffRows({ city, count }: { city: City; count: ServiceNowCount | undefined }) {
  const { duration, say } = useCityHallText()
  const spots = count?.spots ?? []
  const unconfirmed = count?.unconfirmed ?? []
  if (spots.length + unconfirmed.length === 0) return <EmptyState text={say('ov.behind.none')} />
  const sayFor = ({ since }: OffSpot) => duration(Math.max(0, city.now - since))
  return (
    <div class="rows">
      {spots.map((spot) => {
        const words = spot.state === 'off' ? 'ov.off.since' : 'ov.weak.since'
        return (
          <OffRow
            key={keyOf(spot)}
            city={city}
            spot={spot}
            words={say(words, { dur: sayFor(spot) })}
          />
        )
      })}
      {unconfirmed.map((spot) => (
        <OffRow
          key={keyOf(spot)}
          city={city}
          spot={spot}
          words={say('ov.old.since', { dur: sayFor(spot) })}
        />
      ))}
    </div>
  )
}

function OffRow({ city, spot, words }: { city: City; spot: OffSpot; words: string }) {
  const { say } = useCityHallText()
  const titleOf = usePlaceTitle()
  const { facility, district, outages } = spot
  const [newest] = outages
  const isWithin = facility !== undefined && district !== undefined
  return (
    <ListRow
      href={newest === undefined ? undefined : `#/power/${newest}`}
      title={titleOf(whereOf(spot)).title}
      lines={[
        ...(isWithin ? [city.places.name(district)] : []),
        ...(district === undefined ? [say('ov.behind.wide')] : []),
        words,
      ]}
    />
  )
}

function keyOf({ facility, place }: OffSpot): string {
  return facility ?? place ?? ''
}

function useTitle([what, which = '']: readonly string[]): string {
  const { t, say } = useCityHallText()
  const catalogue = useCatalogue()
  const donorName = useDonorNames()
  switch (what) {
    case 'off': {
      const service = SERVICES.find((one) => one === which) ?? 'electricity'
      return say('ov.behind.off', { service: t(`outage.svc.${service}`) })
    }
    case 'critical':
      return say('ov.behind.critical')
    case 'decide':
      return say('ov.behind.decide')
    case 'offers':
      return say('ov.offers')
    case 'item':
      return say('ov.behind.item', { item: catalogue?.itemName(which) ?? '' })
    case 'donor':
      return say('ov.behind.donor', { donor: donorName(which) })
    case 'hours':
      return say('ov.behind.hours')
    case undefined:
    default:
      return say('ov.title')
  }
}
