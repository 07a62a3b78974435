import { countPhones } from '../../domain/views/overview/phones.ts'
import { useQueueStatus } from '../../state/enrolment.ts'
import { usePhones } from '../../state/phones.ts'
import { useDevice } from '../../state/device.tsx'
import { useCityHallText } from '../../state/city-hall-text.ts'

/** How much of the city the numbers stand on; above every chart. */
export function CoverageLine({ now, countedAt }: { now: number; countedAt: number | undefined }) {
  const { time, dayTime, say } = useCityHallText()
  const device = useDevice()
  const status = useQueueStatus()
  const known = usePhones(device.now)
  const count = known && countPhones(known.phones, now)
  const pulledAt = status?.lastPulledAt
  return (
    <div class="ov-coverage">
      {count !== undefined && (
        <p>
          <a href="#/menu/people">
            {count.oldestAt === undefined
              ? say('ov.partial.none', { n: count.heard, m: count.all })
              : say('ov.partial', {
                  n: count.heard,
                  m: count.all,
                  time: dayTime(count.oldestAt, now),
                })}
          </a>
        </p>
      )}
      {known !== undefined && now - known.toldAt > STALE_MS && (
        <p class="muted">{say('ov.partial.kept', { time: dayTime(known.toldAt, now) })}</p>
      )}
      {status !== undefined && (
        <p class="muted">
          {pulledAt === undefined
            ? say('ov.pulled.never')
            : say('ov.pulled', { time: dayTime(pulledAt, now) })}
        </p>
      )}
      {countedAt !== undefined && (
        <p class="muted" role="status">
          {say('ov.updated', { time: time(countedAt) })}
        </p>
      )}
    </div>
  )
}

const STALE_MS = 10 * 60_000
