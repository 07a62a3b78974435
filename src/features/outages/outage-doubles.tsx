import { DAY_MS } from '../../domain/base/moment.ts'
import { readOutage } from '../../domain/records/outage.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useText } from '../../state/text.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { findDoubles } from './outage-list.ts'
import { sayRange } from './outage-words.ts'

/** What colleagues recorded of the same event; each record stays its maker's. */
export function OutageDoubles({ record }: { record: StoredRecord }) {
  const text = useText()
  const device = useDevice()
  const outage = readOutage(record.fields)
  const since = outage.startedAt - DAY_MS
  const others = useLive(() => device.queries.records('outage', { since }), [device, since])
  const known = others?.map(({ id, fields }) => ({ id, outage: readOutage(fields) })) ?? []
  const doubles = findDoubles({ id: record.id, outage }, known)
  if (doubles.length === 0) return null
  return (
    <section class="stack-tight">
      <h2>{text.t('outage.doubles')}</h2>
      <div class="rows">
        {doubles.map((double) => (
          <ListRow
            key={double.id}
            href={`#/power/${double.id}`}
            title={sayRange(text, double.outage, device.now())}
          />
        ))}
      </div>
    </section>
  )
}
