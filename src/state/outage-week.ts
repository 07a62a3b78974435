import { isRecordId } from '../domain/base/ids.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/base/moment.ts'
import { readOutage } from '../domain/records/outage.ts'
import { weekWithout } from '../domain/views/outage-hours.ts'
import { useDevice } from './device.tsx'
import { useLive } from './live.ts'
import { useText } from './text.tsx'

/** An outage that ended within the week was recorded or ended at most this long ago. */
const LOOK_BACK_MS = 37 * DAY_MS

/** «41 год без тепла за останні 7 днів», of the service and spot of an outage; undefined where there is
 *  nothing to say: it is not read yet, it is not on this phone, it was only weak. */
export function useWeekWithout(id: string): string | undefined {
  const device = useDevice()
  const text = useText()
  const found = useLive(async () => {
    const record = isRecordId(id) ? await device.queries.record(id) : undefined
    if (record?.kind !== 'outage') return undefined
    const now = device.now()
    const [open, closed] = await Promise.all([
      device.queries.records('outage', { bucket: 'open' }),
      device.queries.records('outage', { bucket: 'closed', since: now - LOOK_BACK_MS }),
    ])
    const known = [...open, ...closed].map(({ fields }) => readOutage(fields))
    const outage = readOutage(record.fields)
    return { service: outage.service, offMs: weekWithout(outage, known, now) }
  }, [device, id])
  if (found === undefined || found.offMs < MINUTE_MS) return undefined
  const hours = Math.round(found.offMs / HOUR_MS)
  const dur = hours < 1 ? text.duration(found.offMs) : text.t('dur.h', { h: hours })
  return text.t(`week.${found.service}`, { dur })
}
