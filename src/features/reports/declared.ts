// Aid that was declared as humanitarian and is not reported yet.

import { DAY_MS, type Moment } from '../../domain/base/moment.ts'
import type { Aid } from '../../domain/records/aid.ts'
import type { AidPapers } from '../../domain/records/aid-papers.ts'
import { missingPapers, reportOf, type Report } from '../../domain/views/aid-report.ts'
import type { DocumentType } from '../../domain/records/codes.ts'

type Known = { readonly id: string; readonly aid: Aid; readonly papers: AidPapers }

export type Declared = Known & {
  /** Undefined where nobody wrote down when it was cleared. */
  readonly report: Report | undefined
  readonly declaration: string | undefined
  readonly missing: readonly DocumentType[]
}

/** Gives it by the day on which the report is due; without a day of clearance last. */
export function findDeclared(aids: readonly Known[], now: Moment): readonly Declared[] {
  return aids
    .filter(
      ({ aid, papers }) =>
        papers.isHumanitarian &&
        !aid.removed &&
        aid.status !== 'reported' &&
        aid.status !== 'cancelled',
    )
    .map((known) => ({
      ...known,
      report: reportOf(known.aid, known.papers, { now, dayNumber }),
      declaration: known.papers.documents.find(({ type }) => type === 'humanitarian-declaration')
        ?.number,
      missing: missingPapers(known.aid, known.papers),
    }))
    .sort((a, b) => dueOf(a) - dueOf(b) || (a.id < b.id ? -1 : 1))
}

function dueOf({ report }: Declared): number {
  return report?.lastDay ?? Number.POSITIVE_INFINITY
}

/** Gives the calendar day where the phone is as a number that counts days. */
function dayNumber(at: Moment): number {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS
}
