import { DAY_MS, type Moment } from '../../domain/base/moment.ts'
import type { Service } from '../../domain/records/codes.ts'
import { useDevice } from '../../state/device.tsx'
import { shareQuery } from '../../state/live.ts'
import type { Spot } from './service-answer.ts'
import {
  outagesAt,
  readServiceNow,
  type ServiceNow,
  type ToldOutage,
} from '../../domain/views/service-state.ts'

/** Closed outages older than this say nothing about today. */
const LOOK_BACK_DAYS = 30

/** What is known of the services of a spot; undefined until it is read. */
export type KnownServices = {
  readonly told: (service: Service) => readonly ToldOutage[]
  readonly now: (service: Service, now: Moment) => ServiceNow
}

/** What is open, and what was closed lately: read once for all that the first screen says of it. */
export const useRecentOutages = shareQuery(
  async ({ queries, now }: ReturnType<typeof useDevice>) => {
    const since = now() - LOOK_BACK_DAYS * DAY_MS
    const [open, closed] = await Promise.all([
      queries.records('outage', { bucket: 'open' }),
      queries.records('outage', { bucket: 'closed', since }),
    ])
    return [...open, ...closed]
  },
)

export function useServices(spot: Spot): KnownServices | undefined {
  const records = useRecentOutages(useDevice())
  if (records === undefined) return undefined
  const told = (service: Service) => outagesAt(records, spot, service)
  return { told, now: (service, now) => readServiceNow(told(service), now) }
}
