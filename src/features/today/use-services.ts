import { DAY_MS, type Moment } from '../../domain/base/moment.ts'
import type { Service } from '../../domain/records/codes.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
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

export function useServices(spot: Spot): KnownServices | undefined {
  const device = useDevice()
  const records = useLive(async () => {
    const since = device.now() - LOOK_BACK_DAYS * DAY_MS
    const [open, closed] = await Promise.all([
      device.queries.records('outage', { bucket: 'open' }),
      device.queries.records('outage', { bucket: 'closed', since }),
    ])
    return [...open, ...closed]
  }, [device])
  if (records === undefined) return undefined
  const told = (service: Service) => outagesAt(records, spot, service)
  return { told, now: (service, now) => readServiceNow(told(service), now) }
}
