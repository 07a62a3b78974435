import { readAid } from '../../domain/records/aid.ts'
import { readPartnerOffer } from '../../domain/records/aid-offer.ts'
import { readAidPapers } from '../../domain/records/aid-papers.ts'
import { useDelivery } from '../../state/delivery.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useHandOutPhotos, useRecordPhotos } from '../../state/photo-section.ts'
import { useShownChoices, useShownHistory } from '../../state/record-story.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { StateBadge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { PhotoSection } from '../../ui/photo-section.tsx'
import { ChoiceCards } from '../../ui/choice-cards.tsx'
import { RecordPast } from '../../ui/record-past.tsx'
import { Screen } from '../../ui/screen.tsx'
import { AidActions } from './aid-actions.tsx'
import { AidFacts } from './aid-facts.tsx'
import { AidHandOuts } from './aid-hand-outs.tsx'
import { AidPaperRow } from './aid-paper-row.tsx'
import { AidLines } from './aid-lines.tsx'
import { AidNeeds } from './aid-needs.tsx'
import { hasArrived, isExpected } from './aid-steps.ts'
import { AidWay } from './aid-way.tsx'
import { AidWriteOffs } from './aid-write-offs.tsx'
import { stepKey } from './aid-words.ts'
import { OfferCard } from './offer-card.tsx'
import { useAidWorld, useDonorName } from './use-aids.ts'
import { useWriteAid } from './use-write-aid.ts'

type Props = { readonly record: StoredRecord }

/** One aid record: from whom, how far it is, what came of it. */
export function AidCard({ record }: Props) {
  const { t } = useText()
  const role = useEnrolment()?.role
  const badge = useDelivery()(record)
  const donorName = useDonorName()
  const { needs } = useAidWorld()
  const given = useHandOutPhotos(record)
  const aid = readAid(record.fields)
  const canWrite = role !== undefined && role !== 'viewer' && !aid.removed
  const write = useWriteAid(record.id)
  const known = { id: record.id, aid }
  // Until somebody has answered, that is the one thing to do.
  const isUnanswered =
    role === 'coordinator' &&
    aid.status === 'offered' &&
    !aid.removed &&
    readPartnerOffer(record.fields) !== undefined
  return (
    <Screen
      title={t('aid.card')}
      back="#/aid"
      action={canWrite && !isUnanswered ? <MainAction {...known} /> : undefined}
    >
      <h2>{donorName(aid.donor)}</h2>
      <div class="aid-badges">
        <StateBadge look="plain" text={t(stepKey(aid.status))} />
        {aid.removed && <StateBadge look="plain" icon="undo-2" text={t('rec.removed')} />}
        {badge !== undefined && <StateBadge {...badge} />}
      </div>
      <ChoiceCards choices={useShownChoices(record)} />
      {isUnanswered && <OfferCard record={record} onWrite={write} />}
      <AidLines id={record.id} aid={aid} fields={record.fields} canWrite={canWrite} />
      <AidFacts record={record} aid={aid} />
      <PhotoSection {...useRecordPhotos(record)} />
      <AidWay record={record} aid={aid} canWrite={canWrite} onWrite={write} />
      <AidPaperRow id={record.id} aid={aid} papers={readAidPapers(record.fields)} />
      <AidHandOuts known={known} fields={record.fields} canWrite={canWrite} onWrite={write} />
      {given.tiles.length > 0 && <PhotoSection {...given} />}
      <AidWriteOffs aid={aid} fields={record.fields} canWrite={canWrite} onWrite={write} />
      <AidNeeds id={record.id} needs={needs} />
      {role !== undefined && role !== 'viewer' && (
        <AidActions id={record.id} aid={aid} fields={record.fields} onWrite={write} />
      )}
      <RecordPast {...useShownHistory(record)} />
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
