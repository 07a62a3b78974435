import { recordMadeAt } from '../../domain/base/ids.ts'
import type { Moment } from '../../domain/base/moment.ts'
import { readFlag } from '../../domain/records/read-fields.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDelivery } from '../../state/delivery.ts'
import { useDevice } from '../../state/device.tsx'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useLive } from '../../state/live.ts'
import { useText } from '../../state/text.tsx'
import { StateBadge, UrgencyBadge } from '../../ui/badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { readOwnLine, type ItemWords } from './own-record.ts'

const READ = 24
const SHOWN = 12

/** What this phone recorded lately, each with where its changes are. */
export function OwnRecords({ now }: { now: Moment }) {
  const text = useText()
  const device = useDevice()
  const badgeOf = useDelivery()
  const titleOf = usePlaceTitle()
  const words = useItemWords()
  const records = useLive(() => device.queries.ownRecords(READ), [device])
  const lines = records?.flatMap((record) => {
    const line = readOwnLine(record, text, words)
    return line === undefined ? [] : [{ record, line }]
  })
  const removed = (
    <StateBadge key="removed" look="plain" icon="undo-2" text={text.t('rec.removed')} />
  )
  return (
    <section class="stack-tight" aria-labelledby="own-records">
      <h2 id="own-records">{text.t('today.mine')}</h2>
      {lines?.length === 0 && <EmptyState text={text.t('empty.records')} />}
      <ul class="rows">
        {lines?.slice(0, SHOWN).map(({ record, line }) => {
          const badge = badgeOf(record)
          const at = text.dayTime(recordMadeAt(record.id), now)
          const { title: place } = titleOf(here(line))
          return (
            <li key={record.id}>
              <ListRow
                href={line.href}
                title={line.title}
                lines={[
                  place === '' ? at : `${place} · ${at}`,
                  ...(readFlag(record.fields['removed']) ? [removed] : []),
                  ...(badge === undefined ? [] : [<StateBadge key="state" {...badge} />]),
                ]}
                end={
                  line.isCritical ? (
                    <UrgencyBadge level="critical" text={text.t('urg.crit')} />
                  ) : undefined
                }
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function useItemWords(): ItemWords | undefined {
  const catalogue = useCatalogue()
  if (catalogue === undefined) return undefined
  const { itemName, unitName, words } = catalogue
  return { itemName, unitName, serviceName: (service) => words.services[service] ?? service }
}

/** A name that is not known says nothing, rather than its code. */
function here({ facility, place }: { facility: string | undefined; place: string | undefined }) {
  return {
    ...(facility === undefined ? {} : { facility }),
    ...(place === undefined ? {} : { place }),
  }
}
