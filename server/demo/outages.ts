// The article's outages, placed around the moment at which the city is loaded: power off in two of
// ten districts (it does not say which: these two are chosen), heating off for days, weak internet.
// The outages of single sites are invented.

import { HOUR_MS, MINUTE_MS, type Moment } from '../../src/domain/base/moment.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { DISTRICTS, KYIV, spotOf, type SiteKey } from './city.ts'
import type { Entry } from './demo-log.ts'

const CHOSEN = 'Які саме райони, у джерелі не сказано: обрано для показу'

/** Hours before now; `lastedHours` left out means that it goes on. */
type Past = {
  readonly key: string
  readonly startedHoursAgo: number
  readonly lastedHours?: number
  /** When somebody last saw that it is still off. */
  readonly seenHoursAgo?: number
}

export function outageEntries(now: Moment): Entry[] {
  const inPlace = (place: string, set: Fields) => ({ place, ...set })
  const atSite = (site: SiteKey, set: Fields) => ({
    ...spotOf(site),
    ...set,
  })
  const log = (key: string, past: Omit<Past, 'key'>, set: Fields) =>
    logOutage({ key: `outage ${key}`, ...past }, now, set)
  return [
    ...log(
      'desnianskyi',
      { startedHoursAgo: 3.25 },
      inPlace(DISTRICTS.desnianskyi, {
        service: 'electricity',
        extent: 'full',
        cause: 'unknown',
        scope: 'district',
        note: CHOSEN,
      }),
    ),
    ...log(
      'dniprovskyi',
      { startedHoursAgo: 1.5 },
      inPlace(DISTRICTS.dniprovskyi, {
        service: 'electricity',
        extent: 'full',
        cause: 'unknown',
        scope: 'district',
        note: CHOSEN,
      }),
    ),
    ...log(
      'heating',
      { startedHoursAgo: 76, seenHoursAgo: 2 },
      inPlace(KYIV, {
        service: 'heating',
        extent: 'partial',
        cause: 'unknown',
        startedPrecision: 'about',
        note: 'У частині будинків, кілька днів. Скільки будинків, невідомо',
      }),
    ),
    ...log(
      'internet',
      { startedHoursAgo: 30, seenHoursAgo: 9 },
      inPlace(KYIV, {
        service: 'internet',
        extent: 'intermittent',
        cause: 'unknown',
        startedPrecision: 'about',
      }),
    ),
    ...log(
      'school12 now',
      { startedHoursAgo: 3.2 },
      atSite('school12', {
        service: 'electricity',
        extent: 'full',
        cause: 'gav',
        scope: 'place',
      }),
    ),
    ...log(
      'hospital3 now',
      { startedHoursAgo: 3.25 },
      atSite('hospital3', {
        service: 'electricity',
        extent: 'full',
        cause: 'gav',
        scope: 'place',
        'backup/source': 'generator',
        'backup/power': 100,
        'backup/fuelLitres': 180,
        'backup/litresPerHour': 22,
        'backup/checkedAt': Math.round(now - 40 * MINUTE_MS),
      }),
    ),
    ...log(
      'house24 heating',
      { startedHoursAgo: 74, seenHoursAgo: 5 },
      atSite('house24', {
        service: 'heating',
        extent: 'full',
        cause: 'fault',
        peopleAffected: 180,
      }),
    ),
    ...log(
      'school12 night',
      { startedHoursAgo: 13.9, lastedHours: 5.2 },
      atSite('school12', {
        service: 'electricity',
        extent: 'full',
        cause: 'damage',
        scope: 'place',
      }),
    ),
    ...log(
      'school12 yesterday',
      { startedHoursAgo: 31, lastedHours: 4 },
      atSite('school12', {
        service: 'electricity',
        extent: 'full',
        cause: 'gpv',
        scope: 'place',
        queue: '3.1',
      }),
    ),
    ...log(
      'clinic6 yesterday',
      { startedHoursAgo: 28, lastedHours: 3.5 },
      atSite('clinic6', {
        service: 'electricity',
        extent: 'full',
        cause: 'gpv',
        queue: '1.2',
      }),
    ),
    ...log(
      'pump2',
      { startedHoursAgo: 52, lastedHours: 2 },
      atSite('pump2', {
        service: 'cold-water',
        extent: 'low-quality',
        cause: 'no-supply-upstream',
      }),
    ),
  ]
}

function logOutage(past: Past, now: Moment, set: Fields): Entry[] {
  const { key } = past
  const startedAt = Math.round(now - past.startedHoursAgo * HOUR_MS)
  const started: Entry = { at: startedAt, kind: 'outage', key, set: { ...set, startedAt } }
  if (past.lastedHours === undefined) return [started, ...seen(past, now)]
  const endedAt = Math.round(startedAt + past.lastedHours * HOUR_MS)
  return [started, { at: endedAt, kind: 'outage', key, set: { endedAt } }]
}

function seen({ key, seenHoursAgo }: Past, now: Moment): Entry[] {
  if (seenHoursAgo === undefined) return []
  const at = Math.round(now - seenHoursAgo * HOUR_MS)
  const set = { 'checks/demoseen0001/at': at, 'checks/demoseen0001/state': 'still-off' }
  return [{ at, kind: 'outage', key, set }]
}
