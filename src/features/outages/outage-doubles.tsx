import type { ComponentChild } from 'preact'
import { DAY_MS } from '../../domain/base/moment.ts'
import { readOutage } from '../../domain/records/outage.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { useLive } from '../../state/live.ts'
import { showNotice } from '../../state/notice.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useText } from '../../state/text.tsx'
import { Button } from '../../ui/button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { findDoubles, findLikely, isJoined, type Logged } from './outage-list.ts'
import { sayRange } from './outage-words.ts'

/** What colleagues recorded of the same event, and what may be the same; each record stays its maker's. */
export function OutageDoubles({ record }: { record: StoredRecord }) {
  const { t } = useText()
  const device = useDevice()
  const canWrite = useEnrolment()?.role !== 'viewer'
  const outage = readOutage(record.fields)
  const since = outage.startedAt - DAY_MS
  const found = useLive(() => device.queries.records('outage', { since }), [device, since])
  const known = found?.map(({ id, fields }) => ({ id, outage: readOutage(fields) })) ?? []
  const own = { id: record.id, outage }
  const doubles = findDoubles(own, known)
  const likely = canWrite ? findLikely(own, known, device.now()) : []
  const link = async ({ id }: Logged, isSame: boolean) => {
    // The link stands in the record in hand, or in the other where that one made it.
    const other = known.find((one) => one.id === id)
    const isTheirs = !isSame && other?.outage.sameAs === record.id
    const into = isTheirs ? id : record.id
    const set = { sameAs: isSame ? id : null }
    const saved = await device.write({ kind: 'outage', record: into, set })
    if (saved.ok) showNotice({ text: t(isSame ? 'outage.joined' : 'outage.parted') })
    else showNotice({ text: t(saved.problem.tag === 'full' ? 'tap.full' : 'tap.failed') })
  }
  return (
    <>
      <Doubles title={t('outage.doubles')} doubles={doubles}>
        {(double) =>
          canWrite && isJoined(own, double) ? (
            <Button kind="quiet" onPress={() => void link(double, false)}>
              {t('outage.part')}
            </Button>
          ) : null
        }
      </Doubles>
      <Doubles title={t('outage.likely')} doubles={likely}>
        {(double) => <Button onPress={() => void link(double, true)}>{t('outage.join')}</Button>}
      </Doubles>
    </>
  )
}

type ListProps = {
  readonly title: string
  readonly doubles: readonly Logged[]
  readonly children: (double: Logged) => ComponentChild
}

function Doubles({ title, doubles, children }: ListProps) {
  const text = useText()
  const device = useDevice()
  if (doubles.length === 0) return null
  return (
    <section class="stack-tight">
      <h2>{title}</h2>
      <div class="rows">
        {doubles.map((double) => (
          <div key={double.id} class="stack-tight">
            <ListRow
              href={`#/power/${double.id}`}
              title={sayRange(text, double.outage, device.now())}
            />
            {children(double)}
          </div>
        ))}
      </div>
    </section>
  )
}
