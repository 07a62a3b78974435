import type { Aid } from '../../domain/records/aid.ts'
import type { AidPapers } from '../../domain/records/aid-papers.ts'
import { missingPapers, reportOf } from '../../domain/views/aid-report.ts'
import { useDevice } from '../../state/device.tsx'
import { useText } from '../../state/text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { dayNumber } from './days.ts'
import { daysLeftWords } from './report-words.ts'

type Props = { readonly id: string; readonly aid: Aid; readonly papers: AidPapers }

/** The way to the papers, and the two things about them that nobody should have to look for. */
export function AidPaperRow({ id, aid, papers }: Props) {
  const text = useText()
  const now = useDevice().now()
  const missing = missingPapers(aid, papers).length
  const report = reportOf(aid, papers, { now, dayNumber })
  const lines = [
    missing === 0 ? text.t('aid.paper.all') : text.plural('aid.paper.lacks', missing),
    ...(report === undefined ? [] : [`${text.t('aid.report')}: ${daysLeftWords(text, report)}`]),
  ]
  return (
    <ListRow
      href={`#/aid/${id}/papers`}
      title={`${text.t('aid.papers')} (${papers.documents.length})`}
      lines={lines}
      end={<Icon name="chevron-right" />}
    />
  )
}
