import type { Moment } from '../../domain/base/moment.ts'
import { autonomyLeft, byAutonomy, type Backup } from '../../domain/views/autonomy.ts'
import { useFacilities, usePlaceTitle } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import type { LoggedOutage } from './use-outages.ts'

/** So many fit a phone beside the timeline; the rest is found below. */
const SHOWN = 8

/** What runs on a reserve now, the shortest first: who is to bring fuel sees where. */
export function Reserve({ logged, now }: { logged: readonly LoggedOutage[]; now: Moment }) {
  const text = useText()
  const titleOf = usePlaceTitle()
  const facilities = useFacilities()
  const isCritical = (id: string | undefined) =>
    facilities?.some((known) => known.id === id && known.critical) ?? false
  const rows = logged
    .filter(({ outage }) => outage.endedAt === undefined)
    .filter(({ backup, outage }) =>
      backup.source === 'none' ? isCritical(outage.facility) : backup.source !== undefined,
    )
    .map(({ id, outage, backup }) => ({ id, outage, backup, left: autonomyLeft(backup, now) }))
    .sort(byAutonomy)
    .slice(0, SHOWN)
  if (rows.length === 0) return null
  return (
    <section class="stack-tight" aria-labelledby="reserve">
      <h2 id="reserve">{text.t('outage.reserve')}</h2>
      <ul class="rows">
        {rows.map(({ id, outage, backup, left }) => (
          <li key={id}>
            <ListRow
              href={`#/power/${id}`}
              title={titleOf(outage).title}
              lines={[
                sayReserve(text, backup, left),
                ...(isCritical(outage.facility) ? [text.t('fac.critical')] : []),
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function sayReserve(
  text: ReturnType<typeof useText>,
  { source }: Backup,
  left: number | undefined,
): string {
  if (source === 'none') return text.t('outage.reserve.none')
  if (left === 0) return text.t('outage.reserve.gone')
  if (left !== undefined) return text.t('outage.reserve.v', { dur: text.duration(left) })
  return source === undefined
    ? ''
    : text.t(`outage.reserve.unknown`, { what: text.t(`outage.backup.${source}`) })
}
