import { recordMadeAt } from '../../domain/base/ids.ts'
import type { Moment } from '../../domain/base/moment.ts'
import { readFlag } from '../../domain/records/read-fields.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDelivery } from '../../state/delivery.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { StateBadge, UrgencyBadge } from '../../ui/badge.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { readOwnLine, type ItemWords } from './own-record.ts'

type Own = Pick<StoredRecord, 'id' | 'kind' | 'fields' | 'delivery' | 'stamps'>

/** Gives what draws one of the person's own records, with where its changes are; undefined for what
 *  makes no line. Asked once for a list, not once for each of its rows. */
export function useOwnRows(now: Moment) {
  const text = useText()
  const badgeOf = useDelivery()
  const titleOf = usePlaceTitle()
  const words = useItemWords()
  return (record: Own) => {
    const line = readOwnLine(record, text, words)
    if (line === undefined) return undefined
    const badge = badgeOf(record)
    const at = text.dayTime(recordMadeAt(record.id), now)
    const { title: place } = titleOf(here(line))
    const removed = (
      <StateBadge key="removed" look="plain" icon="undo-2" text={text.t('rec.removed')} />
    )
    return (
      <ListRow
        href={line.href}
        title={line.title}
        lines={[
          place === '' ? at : `${place} · ${at}`,
          ...(readFlag(record.fields['removed']) ? [removed] : []),
          ...(badge === undefined ? [] : [<StateBadge key="state" {...badge} />]),
        ]}
        end={
          line.isCritical ? <UrgencyBadge level="critical" text={text.t('urg.crit')} /> : undefined
        }
      />
    )
  }
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
