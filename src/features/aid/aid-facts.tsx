import { recordMadeAt } from '../../domain/base/ids.ts'
import type { Aid } from '../../domain/records/aid.ts'
import { readPartnerOffer } from '../../domain/records/aid-offer.ts'
import { readAidPapers, readAidService, readLinePapers } from '../../domain/records/aid-papers.ts'
import { readNumber, readText } from '../../domain/records/read-fields.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { useDevice } from '../../state/device.tsx'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useWho } from '../../state/people.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { isExpected } from './aid-steps.ts'
import { knownTitle } from './spot-words.ts'

type Props = { readonly record: StoredRecord; readonly aid: Aid }

/** Money, days, where it is stored, who said so. */
export function AidFacts({ record, aid }: Props) {
  const text = useText()
  const { t } = text
  const now = useDevice().now()
  const who = useWho()
  const { title, address } = usePlaceTitle()(aid)
  const { money } = aid
  const service = readAidService(record.fields)
  const papers = readAidPapers(record.fields)
  const offer = readPartnerOffer(record.fields)
  const value = sumValue(record.fields, aid)
  const rows = [
    {
      key: t('aid.money.amount'),
      value: money === undefined ? '' : text.money(money.amount, money.currency),
    },
    { key: t('aid.money.purpose'), value: money?.purpose ?? '' },
    {
      key: t('aid.service'),
      value: service.type === undefined ? '' : t(`aid.service.${service.type}`),
    },
    { key: t('aid.service.people'), value: service.people?.toString() ?? '' },
    { key: t('aid.service.days'), value: service.days?.toString() ?? '' },
    { key: t('field.value'), value: value === 0 ? '' : text.money(value, currencyOf()) },
    { key: t('aid.expected.when'), value: isExpected(aid.status) ? day(aid.expectedAt) : '' },
    { key: t('aid.recv'), value: day(aid.receivedAt) },
    { key: t('field.receivedBy'), value: readText(record.fields['receivedBy']) ?? '' },
    { key: t('aid.cleared'), value: day(papers.clearedAt) },
    {
      key: t(aid.form === 'service' ? 'aid.service.where' : 'aid.store'),
      value: [knownTitle(title), address ?? ''].filter(Boolean).join(', '),
    },
    { key: t('aid.offer.contact'), value: offer?.contact ?? '' },
    {
      key: t('need.decline.why'),
      value: aid.status === 'cancelled' ? (offer?.declinedBecause ?? '') : '',
    },
    { key: t('need.note'), value: aid.note ?? '' },
  ].filter(({ value }) => value !== '')
  const at = readNumber(record.fields.recordedAt) ?? recordMadeAt(record.id)
  const first = Object.values(record.stamps).reduce((a, b) => (a < b ? a : b), '~')
  const { you, name } = who(record.stamps.recordedAt ?? first)
  const time = text.dayTime(at, now)
  return (
    <>
      <KeyValue rows={rows} />
      <p class="muted">{sayAuthor()}</p>
    </>
  )

  function sayAuthor(): string {
    if (offer !== undefined) return t('aid.offer.by', { time })
    if (you) return t('need.by.you', { time })
    return t('need.by', { name: name ?? t('who.colleague'), time })
  }

  function currencyOf(): string {
    return readText(record.fields['money/currency']) ?? 'EUR'
  }

  function day(at: number | undefined): string {
    return at === undefined ? '' : text.date(at)
  }
}

/** All lines of a record are in its one currency, so their values may be added. */
function sumValue(fields: Fields, aid: Aid): number {
  return aid.lines.reduce((sum, { id }) => sum + (readLinePapers(fields, id).value ?? 0), 0)
}
