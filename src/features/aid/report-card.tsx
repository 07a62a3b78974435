import type { Fields } from '../../domain/replica/merge.ts'
import type { Aid } from '../../domain/records/aid.ts'
import type { AidPapers } from '../../domain/records/aid-papers.ts'
import { momentOfDay, REPORT_RULE, reportOf } from '../../domain/views/aid-report.ts'
import { useDevice } from '../../state/device.tsx'
import { fullDate } from '../../i18n/full-date.ts'
import { useText } from '../../state/text.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { dayNumber, readDay, writeDay } from './days.ts'
import { daysLeftWords } from './report-words.ts'

type Props = {
  readonly aid: Aid
  readonly papers: AidPapers
  readonly canWrite: boolean
  readonly onWrite: (set: Fields, done: string) => Promise<boolean>
}

/** Until when humanitarian aid must be reported, and which rule says so. */
export function ReportCard({ aid, papers, canWrite, onWrite }: Props) {
  const text = useText()
  const { t } = text
  const now = useDevice().now()
  const report = reportOf(aid, papers, { now, dayNumber })
  const { isHumanitarian, clearedAt } = papers
  return (
    <Card title={t('aid.report')}>
      {canWrite && (
        <Toggle
          label={t('aid.humanitarian')}
          hint={t('aid.humanitarian.hint')}
          on={isHumanitarian}
          onChange={(humanitarian) => void onWrite({ humanitarian }, t('aid.changed'))}
        />
      )}
      {isHumanitarian && canWrite && (
        <TextField
          id="cleared"
          label={t('aid.cleared')}
          type="date"
          value={clearedAt === undefined ? '' : writeDay(clearedAt)}
          onChange={(day) => {
            const at = readDay(day)
            // Half a year that is being typed is no day yet.
            if (at !== null && at > EARLIEST && dayNumber(at) <= dayNumber(now))
              void onWrite({ clearedAt: at }, t('aid.changed'))
          }}
        />
      )}
      {report !== undefined && (
        <>
          <p class="aid-due">{daysLeftWords(text, report)}</p>
          <p>
            {t('aid.report.until', { date: fullDate(text.language, momentOfDay(report.lastDay)) })}
          </p>
        </>
      )}
      {isHumanitarian && report === undefined && aid.status !== 'reported' && (
        <p>{t('aid.report.nodate')}</p>
      )}
      {aid.status === 'reported' && <p>{t('aid.step.reported')}</p>}
      <p class="muted">{t('aid.report.rule', { n: REPORT_RULE.days, ...RULE_WORDS })}</p>
    </Card>
  )
}

const RULE_WORDS = { resolution: REPORT_RULE.resolution, of: REPORT_RULE.of }
/** Before the rule there was nothing to report by it. */
const EARLIEST = Date.UTC(2020, 0, 1)
