import type { ComponentChildren } from 'preact'
import type { Aid } from '../../domain/records/aid.ts'
import type { Act } from '../../domain/records/aid-papers.ts'
import type { Moment } from '../../domain/base/moment.ts'
import { fullDate } from '../../i18n/full-date.ts'
import { useDevice } from '../../state/device.tsx'
import { usePlaceTitle } from '../../state/facilities.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useText } from '../../state/text.tsx'
import { Paper } from '../../ui/paper.tsx'
import { ActSigns, Named } from './act-parts.tsx'
import { recordAddress } from './record-address.ts'
import { knownTitle } from './spot-words.ts'

type Props = {
  readonly record: StoredRecord
  readonly aid: Aid
  readonly act: Act
  /** When it changed hands; today where nobody wrote it down. */
  readonly at: Moment | undefined
  readonly remarks: string
  /** The two sides, the basis, and what is handed over. */
  readonly children: ComponentChildren
}

/** What every act has around that: heading, number and date, place, remarks, two signatures, QR. */
export function ActSheet({ record, aid, act, at, remarks, children }: Props) {
  const { t, language } = useText()
  const now = useDevice().now()
  const store = usePlaceTitle()(aid)
  return (
    <Paper
      label={t('paper.act.title')}
      qr={recordAddress(record.id)}
      qrLabel={t('paper.act.qr')}
      code={record.id}
    >
      <h2>{t('paper.act.heading')}</h2>
      <p class="paper-line">
        <span>{t('aid.paper.no', { number: act.number === '' ? '__________' : act.number })}</span>
        <span>{fullDate(language, at ?? now)}</span>
      </p>
      <Named
        name={t('paper.act.place')}
        value={[knownTitle(store.title), store.address ?? ''].filter(Boolean).join(', ')}
      />
      {children}
      <Named name={t('paper.act.remarks')} value={remarks} />
      <ActSigns act={act} />
    </Paper>
  )
}
