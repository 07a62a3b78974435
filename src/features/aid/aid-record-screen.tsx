import './aid.css'
import { isRecordId } from '../../domain/base/ids.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { readAid } from '../../domain/records/aid.ts'
import { useDelivery } from '../../state/delivery.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { useLive } from '../../state/live.ts'
import { useRoute } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { StateBadge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { AidActions } from './aid-actions.tsx'
import { AidFacts } from './aid-facts.tsx'
import { AidHandOuts } from './aid-hand-outs.tsx'
import { AidLines } from './aid-lines.tsx'
import { AidNeeds } from './aid-needs.tsx'
import { hasArrived, isExpected } from './aid-steps.ts'
import { AidWay } from './aid-way.tsx'
import { stepKey } from './aid-words.ts'
import { RecordChoices, RecordPast } from './record-story.tsx'
import { useAidWorld, useDonorName } from './use-aids.ts'

/** One aid record: from whom, how far it is, what came of it. */
export function AidRecordScreen() {
  const { t } = useText()
  const device = useDevice()
  const { path } = useRoute()
  const id = path[1]
  const found = useLive(
    async () => ({ record: isRecordId(id) ? await device.queries.record(id) : undefined }),
    [device, id],
  )
  if (found === undefined)
    return (
      <Screen title={t('aid.card')} back="#/aid">
        <Loading text={t('rec.opening')} />
      </Screen>
    )
  if (found.record?.kind !== 'aid')
    return (
      <Screen title={t('aid.card')} back="#/aid">
        <EmptyState text={t('aid.gone')}>
          <Button href="#/aid">{t('tab.aid')}</Button>
        </EmptyState>
      </Screen>
    )
  return <AidCard record={found.record} />
}

type Props = { readonly record: StoredRecord }

function AidCard({ record }: Props) {
  const { t } = useText()
  const device = useDevice()
  const role = useEnrolment()?.role
  const badge = useDelivery()(record)
  const donorName = useDonorName()
  const needs = useAidWorld()?.needs ?? []
  const aid = readAid(record.fields)
  const canWrite = role !== undefined && role !== 'viewer' && !aid.removed
  const write = async (set: Fields, done: string) => {
    const saved = await device.write({ kind: 'aid', record: record.id, set })
    showNotice(saved.ok ? { text: done, detail: t('rec.saved') } : { text: t('err.save.act') })
    return saved.ok
  }
  const known = { id: record.id, aid }
  return (
    <Screen
      title={t('aid.card')}
      back="#/aid"
      action={canWrite ? <MainAction {...known} /> : undefined}
    >
      <h2>{donorName(aid.donor)}</h2>
      <div class="aid-badges">
        <StateBadge look="plain" text={t(stepKey(aid.status))} />
        {aid.removed && <StateBadge look="plain" icon="undo-2" text={t('rec.removed')} />}
        {badge !== undefined && <StateBadge {...badge} />}
      </div>
      <RecordChoices record={record} />
      <AidLines id={record.id} aid={aid} canWrite={canWrite} />
      <AidFacts record={record} aid={aid} />
      <AidWay id={record.id} aid={aid} fields={record.fields} canWrite={canWrite} onWrite={write} />
      <AidHandOuts known={known} canWrite={canWrite} onWrite={write} />
      <AidNeeds id={record.id} needs={needs} />
      {role !== undefined && role !== 'viewer' && (
        <AidActions id={record.id} aid={aid} onWrite={write} />
      )}
      <RecordPast record={record} />
    </Screen>
  )
}

function MainAction({
  id,
  aid,
}: {
  readonly id: string
  readonly aid: ReturnType<typeof readAid>
}) {
  const { t } = useText()
  if (isExpected(aid.status))
    return (
      <Button kind="primary" href={`#/aid/receive?aid=${id}`}>
        {t('aid.arrived.count')}
      </Button>
    )
  const [only, ...more] = aid.lines
  if (!hasArrived(aid.status) || only === undefined)
    return <Button href={`#/aid/receive?edit=${id}`}>{t('act.edit')}</Button>
  const line = more.length === 0 ? `&line=${only.id}` : ''
  return (
    <Button kind="primary" href={`#/aid/give?aid=${id}${line}`}>
      {t('aid.give.add')}
    </Button>
  )
}
