import './needs.css'
import type { Fields } from '../../domain/replica/merge.ts'
import { isRecordId } from '../../domain/base/ids.ts'
import { readAid } from '../../domain/records/aid.ts'
import { readNeed } from '../../domain/records/need.ts'
import { coverNeeds } from '../../domain/views/coverage.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDelivery } from '../../state/delivery.ts'
import { useDevice } from '../../state/device.tsx'
import { useEnrolment } from '../../state/enrolment.ts'
import { useLive } from '../../state/live.ts'
import { useRoute } from '../../state/location.ts'
import { showNotice } from '../../state/notice.ts'
import { useRecordPhotos } from '../../state/photo-section.ts'
import { useNeedShelf } from '../../state/shelves.ts'
import { useShownChoices, useShownHistory } from '../../state/record-story.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { StateBadge, UrgencyBadge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PhotoSection } from '../../ui/photo-section.tsx'
import { ChoiceCards } from '../../ui/choice-cards.tsx'
import { RecordPast } from '../../ui/record-past.tsx'
import { Screen } from '../../ui/screen.tsx'
import { NeedActions } from './need-actions.tsx'
import { NeedAid } from './need-aid.tsx'
import { NeedDecision } from './need-decision.tsx'
import { isOpen } from './need-decisions.ts'
import { NeedDoubles } from './need-doubles.tsx'
import { NeedFacts } from './need-facts.tsx'
import { NeedOutage } from './need-outage.tsx'
import { NeedLines } from './need-lines.tsx'
import { needStateKey } from './need-list.ts'
import { URGENCY_WORDS } from './urgency-words.ts'

/** One need: what, how far it has come, and what can be said about it next. */
export function NeedScreen() {
  const { t } = useText()
  const device = useDevice()
  const { path } = useRoute()
  const id = path[1]
  const found = useLive(async () => {
    const [record, aids] = await Promise.all([
      isRecordId(id) ? device.queries.record(id) : undefined,
      device.queries.records('aid'),
    ])
    return { record, aids }
  }, [device, id])
  if (found === undefined)
    return (
      <Screen title={t('need.title')} back="#/needs">
        <Loading text={t('rec.opening')} />
      </Screen>
    )
  if (found.record?.kind !== 'need')
    return (
      <Screen title={t('need.title')} back="#/needs">
        <EmptyState text={t('need.gone')}>
          <Button href="#/needs">{t('tab.needs')}</Button>
        </EmptyState>
      </Screen>
    )
  return <NeedCard record={found.record} aids={found.aids} />
}

type Props = { readonly record: StoredRecord; readonly aids: readonly StoredRecord[] }

function NeedCard({ record, aids }: Props) {
  const { t } = useText()
  const device = useDevice()
  const role = useEnrolment()?.role
  const badge = useDelivery()(record)
  const need = readNeed(record.fields)
  const known = aids.map(({ id, fields }) => ({ id, aid: readAid(fields) }))
  const doubles = useNeedShelf().records.filter(({ value }) => value.need.sameAs === record.id)
  const family = doubles.map(({ id, value }) => ({ id, need: value.need }))
  const coverage = coverNeeds([{ id: record.id, need }, ...family], known).get(record.id)
  const answers = aids.filter(({ id }) => coverage?.answeredBy.includes(id))
  const catalogue = useCatalogue()
  const canWrite = role !== undefined && role !== 'viewer'
  const write = async (set: Fields, done: string) => {
    const saved = await device.write({ kind: 'need', record: record.id, set })
    showNotice(saved.ok ? { text: done, detail: t('rec.saved') } : { text: t('err.save.act') })
    return saved.ok
  }
  return (
    <Screen
      title={t('need.title')}
      back="#/needs"
      action={
        canWrite && isOpen(need.status) && !need.removed ? (
          <Button kind="primary" href={`#/aid/receive?need=${record.id}`}>
            {t('need.receive')}
          </Button>
        ) : undefined
      }
    >
      <div class="need-badges">
        <UrgencyBadge level={need.urgency} text={t(URGENCY_WORDS[need.urgency].name)} />
        <StateBadge look="plain" text={t(needStateKey(need, coverage))} />
        {need.removed && <StateBadge look="plain" icon="undo-2" text={t('rec.removed')} />}
        {badge !== undefined && <StateBadge {...badge} />}
      </div>
      <ChoiceCards choices={useShownChoices(record)} />
      <NeedLines need={need} fields={record.fields} coverage={coverage} />
      <NeedFacts record={record} need={need} answers={answers.map(({ fields }) => fields)} />
      <PhotoSection {...useRecordPhotos(record)} />
      {catalogue !== undefined && !need.removed && (
        <NeedDoubles record={record} need={need} catalogue={catalogue} canWrite={canWrite} />
      )}
      {!need.removed && <NeedDecision need={need} role={role} onWrite={write} />}
      {canWrite && <NeedActions record={record} need={need} role={role} onWrite={write} />}
      <NeedAid answers={answers} />
      {need.outage !== undefined && (
        <Button kind="quiet" href={`#/power/${need.outage}`}>
          {t('need.outage.open')}
        </Button>
      )}
      {need.outage !== undefined && <NeedOutage id={need.outage} />}
      <RecordPast {...useShownHistory(record)} />
    </Screen>
  )
}
