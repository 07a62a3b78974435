import './own-records.css'
import type { Moment } from '../../domain/base/moment.ts'
import { useDevice } from '../../state/device.tsx'
import { useLive } from '../../state/live.ts'
import { useText } from '../../state/text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useOwnRows } from './own-row.tsx'

const SHOWN = 12

/** What this phone recorded lately, each with where its changes are, and the way to all of it. */
export function OwnRecords({ now }: { now: Moment }) {
  const { t } = useText()
  const device = useDevice()
  const draw = useOwnRows(now)
  const records = useLive(() => device.queries.ownRecords(SHOWN), [device])
  return (
    <section class="stack-tight" aria-labelledby="own-records">
      <div class="list-head">
        <h2 id="own-records">{t('today.mine')}</h2>
        {records?.length !== 0 && (
          <a class="list-all" href="#/today/mine" aria-label={t('sr.mine.all')}>
            {t('mine.all')}
            <Icon name="chevron-right" />
          </a>
        )}
      </div>
      {records?.length === 0 && <EmptyState text={t('empty.records')} />}
      <ul class="rows">
        {records?.map((record) => (
          <li key={record.id}>{draw(record)}</li>
        ))}
      </ul>
    </section>
  )
}
