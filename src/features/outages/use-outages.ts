import { DAY_MS } from '../../domain/base/moment.ts'
import { readOutage } from '../../domain/records/outage.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import type { Item } from './outage-log.tsx'

/** An outage is found by when it was recorded; nobody records one that ended longer ago. */
const RECORDED_EARLIER_MS = 30 * DAY_MS

/** The outages that say something of a window that ends now; undefined until they are read. */
export function useOutages(windowMs: number): readonly Item[] | undefined {
  const device = useDevice()
  return useLive(async () => {
    const since = device.now() - windowMs - RECORDED_EARLIER_MS
    const [open, closed] = await Promise.all([
      device.queries.records('outage', { bucket: 'open' }),
      device.queries.records('outage', { bucket: 'closed', since }),
    ])
    return [...open, ...closed].map((record) => ({
      id: record.id,
      outage: readOutage(record.fields),
      record,
    }))
  }, [device, windowMs])
}
