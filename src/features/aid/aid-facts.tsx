import { recordMadeAt } from '../../domain/base/ids.ts'
import type { Aid } from '../../domain/records/aid.ts'
import { readNumber } from '../../domain/records/read-fields.ts'
import { useDevice } from '../../state/device.tsx'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useWho } from '../../state/people.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { isExpected } from './aid-steps.ts'
import { knownTitle, whereIs } from './spot-field.tsx'

type Props = { readonly record: StoredRecord; readonly aid: Aid }

/** Money, days, where it is stored, who said so. */
export function AidFacts({ record, aid }: Props) {
  const text = useText()
  const { t } = text
  const now = useDevice().now()
  const who = useWho()
  const { title, address } = usePlaceTitle()(whereIs(aid))
  const { money } = aid
  const rows = [
    {
      key: t('aid.money.amount'),
      value: money === undefined ? '' : text.money(money.amount, money.currency),
    },
    { key: t('aid.money.purpose'), value: money?.purpose ?? '' },
    { key: t('aid.expected.when'), value: isExpected(aid.status) ? day(aid.expectedAt) : '' },
    { key: t('aid.recv'), value: day(aid.receivedAt) },
    { key: t('aid.store'), value: [knownTitle(title), address ?? ''].filter(Boolean).join(', ') },
    { key: t('need.note'), value: aid.note ?? '' },
  ].filter(({ value }) => value !== '')
  const at = readNumber(record.fields.recordedAt) ?? recordMadeAt(record.id)
  const first = Object.values(record.stamps).reduce((a, b) => (a < b ? a : b), '~')
  const { you, name } = who(record.stamps.recordedAt ?? first)
  const time = text.dayTime(at, now)
  return (
    <>
      <KeyValue rows={rows} />
      <p class="muted">
        {you
          ? t('need.by.you', { time })
          : t('need.by', { name: name ?? t('who.colleague'), time })}
      </p>
    </>
  )

  function day(at: number | undefined): string {
    return at === undefined ? '' : text.date(at)
  }
}
