import type { Fields } from '../../domain/replica/merge.ts'
import { recordMadeAt } from '../../domain/base/ids.ts'
import type { Need } from '../../domain/records/need.ts'
import { NEED_REASONS } from '../../domain/records/codes.ts'
import { readCode, readNumber, readText } from '../../domain/records/read-fields.ts'
import { useDevice } from '../../state/device.tsx'
import { useDonors, usePlaceTitle } from '../../state/facilities.ts'
import { useWho } from '../../state/people.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { sayDay } from './need-day.ts'
import { readPosition, type Position } from './need-draft.ts'
import { measureNeed } from './need-times.ts'
import { unconfirmedFor } from './need-list.ts'

type Props = {
  readonly record: StoredRecord
  readonly need: Need
  /** The aid that answers it. */
  readonly answers: readonly Fields[]
}

/** Where, for whom, why, and who said so. */
export function NeedFacts({ record, need, answers }: Props) {
  const text = useText()
  const { t } = text
  const now = useDevice().now()
  const { title, address } = usePlaceTitle()(need)
  const { fields } = record
  const reason = readCode(fields.reason, NEED_REASONS)
  const contact = [readText(fields['contact/name']), readText(fields['contact/phone'])]
  const recordedAt = readNumber(fields.recordedAt) ?? recordMadeAt(record.id)
  const old = unconfirmedFor(need, recordedAt, now)
  const { toPromise, toReceipt } = measureNeed(fields, recordedAt, answers)
  const point = readPosition(fields)
  const donors = useDonors() ?? []
  const donorName = (id: string) => donors.find((one) => one.id === id)?.name[text.language]
  const rows = [
    { key: t('need.name'), value: readText(fields['title']) ?? '' },
    { key: t('need.where'), value: joined([title, need.address ?? address]) },
    {
      key: t('need.people.affected'),
      value:
        need.peopleAffected === undefined ? '' : text.plural('need.people', need.peopleAffected),
    },
    { key: t('need.neededby'), value: sayDay(text, readText(fields.neededBy)) },
    { key: t('need.reason'), value: reason === undefined ? '' : t(`need.reason.${reason}`) },
    { key: t('need.contact.name'), value: joined(contact) },
    { key: t('field.location'), value: point === null ? '' : sayPoint(text, point) },
    { key: t('need.note'), value: need.note ?? '' },
    { key: t('need.asked'), value: joined(need.askedOf.map(donorName)) },
    { key: t('need.decline.why'), value: need.declinedBecause ?? '' },
  ].filter(({ value }) => value !== '')
  return (
    <>
      <KeyValue rows={rows} />
      <MadeBy record={record} at={recordedAt} />
      {need.confirmedAt !== undefined && (
        <p class="muted">{t('need.confirmed', { time: text.dayTime(need.confirmedAt, now) })}</p>
      )}
      {toPromise !== undefined && (
        <p class="muted">{t('need.topromise', { days: text.duration(toPromise) })}</p>
      )}
      {toReceipt !== undefined && (
        <p class="muted">{t('need.toreceipt', { days: text.duration(toReceipt) })}</p>
      )}
      {old !== undefined && <p>{t('need.old', { days: text.duration(old) })}</p>}
    </>
  )
}

type MadeProps = { readonly record: StoredRecord; readonly at: number }

function MadeBy({ record, at }: MadeProps) {
  const text = useText()
  const now = useDevice().now()
  const who = useWho()
  const first = Object.values(record.stamps).reduce((a, b) => (a < b ? a : b), '~')
  const { you, name } = who(record.stamps.recordedAt ?? first)
  const time = text.dayTime(at, now)
  return (
    <p class="muted">
      {you
        ? text.t('need.by.you', { time })
        : text.t('need.by', { name: name ?? text.t('who.colleague'), time })}
    </p>
  )
}

function sayPoint(text: ReturnType<typeof useText>, { lat, lon, accuracy }: Position): string {
  const metres = text.t('pos.metres', { n: text.number(accuracy) })
  return `${lat.toFixed(5)}, ${lon.toFixed(5)} (±${metres})`
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ')
}
