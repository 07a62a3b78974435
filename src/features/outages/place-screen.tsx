import './outages.css'
import { useMemo, useState } from 'preact/hooks'
import { readSpotKey, spotKey } from '../../domain/views/find-spots.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useNow } from '../../state/clock.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useRoute } from '../../state/location.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { isObservation } from './outage-list.ts'
import { OutageLog } from './outage-log.tsx'
import { spotName } from './outage-where.ts'
import { PlaceDays } from './place-days.tsx'
import { PlacePlan, QueuePlan } from './place-plan.tsx'
import { PlaceSupply } from './place-supply.tsx'
import { findPlanKeeper } from './plan-keeper.ts'
import { PlanForm } from './plan-form.tsx'
import { drawStrips, overlapsWindow, WINDOW_NAMES, WINDOWS, type WindowName } from './strips.ts'
import { Timeline } from './timeline.tsx'
import { useOutages } from './use-outages.ts'

const TICK_MS = 60_000

/** #/power/at/<spot> and its /plan: everything of one facility or place. */
export function PlaceScreen() {
  const { t } = useText()
  const [, , key = '', part] = useRoute().path
  const spot = readSpotKey(key)
  if (spot === undefined)
    return (
      <Screen title={t('tab.power')} back="#/power">
        <EmptyState text={t('place.gone')}>
          <Button href="#/power">{t('tab.power')}</Button>
        </EmptyState>
      </Screen>
    )
  if (part === 'plan') return <PlanForm key={key} {...spot} />
  return <PlaceStory key={key} {...spot} />
}

type Spot = { readonly facility?: string; readonly place?: string }

/** What was off here, when, for how long, as planned or not, and what it lives on. */
function PlaceStory(spot: Spot) {
  const { t } = useText()
  const now = useNow(TICK_MS)
  const services = useCatalogue()?.words.services
  const [length, setLength] = useState<WindowName>('7d')
  const canWrite = useEnrolment()?.role !== 'viewer'
  const { title, address } = usePlaceTitle()(spot)
  const window = { from: now - WINDOWS[length], to: now }
  const name = spotName({ facility: spot.facility, place: spot.place })
  const { outages, complete } = useOutages()
  const here = useMemo(
    () => outages.filter(({ outage }) => spotName(outage) === name),
    [outages, name],
  )
  const written = useMemo(() => outages.flatMap(({ schedules }) => schedules), [outages])
  const keeper = findPlanKeeper(here)
  const strips = complete ? drawStrips(here, window, now) : []
  const shown = useMemo(
    () => here.filter(({ outage }) => overlapsWindow(outage, window) && !isObservation(outage)),
    [here, length, now],
  )
  const power = strips.find(({ service }) => service === 'electricity')
  const plan = { power, window, now, written }
  return (
    <Screen
      title={title === '' ? t('outage.title') : title}
      back="#/power"
      action={
        canWrite ? (
          <Button kind="primary" href={`#/power/new?at=${spotKey(spot) ?? ''}`}>
            {t('outage.new')}
          </Button>
        ) : undefined
      }
    >
      {address !== undefined && <p class="muted">{address}</p>}
      <Segments
        label={t('outage.window')}
        options={WINDOW_NAMES.map((value) => ({ value, label: t(`outage.${value}`) }))}
        value={length}
        onChange={setLength}
      />
      {!complete && <Loading text={t('rec.opening')} />}
      {complete && strips.length === 0 && <EmptyState text={t('outage.nothingknown')} />}
      <Timeline
        key={length}
        strips={strips}
        window={window}
        nameOf={({ service }) => services?.[service] ?? ''}
      />
      <PlaceDays strips={strips} />
      {spot.facility !== undefined && <PlacePlan facility={spot.facility} {...plan} />}
      {spot.place !== undefined && keeper !== undefined && (
        <QueuePlan spot={`p:${spot.place}`} queue={keeper.queue} {...plan} />
      )}
      {spot.facility !== undefined && <PlaceSupply facility={spot.facility} />}
      <OutageLog logged={shown} now={now} />
    </Screen>
  )
}
