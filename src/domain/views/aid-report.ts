// What must be reported of aid that passed the border as humanitarian, until when, and which papers
// are not there yet. The rule may change: it is a setting, shown with where it comes from. [AR1-AR3]

import { DAY_MS, type Moment } from '../base/moment.ts'
import type { Aid } from '../records/aid.ts'
import type { AidPapers } from '../records/aid-papers.ts'
import type { AidStatus, DocumentType } from '../records/codes.ts'

/** Cabinet resolution 953 of 05.09.2023 as a ministry's notice of 2025 explains it: without a report
 *  within 90 calendar days from customs clearance the aid counts as used for something else. */
export const REPORT_RULE = { days: 90, resolution: '953', of: '05.09.2023' } as const

export type Report = {
  /** The last day, as the number of a calendar day. */
  readonly lastDay: number
  /** Below zero when it is late; 0 on the last day. */
  readonly daysLeft: number
}

/** Tells a moment's calendar day where the phone is, as a count of days; zones are the caller's. */
export type DayNumber = (at: Moment) => number

/** Gives until when the report is due; undefined where none is asked for, or it was sent. [AR1] */
export function reportOf(
  { status }: Pick<Aid, 'status'>,
  { isHumanitarian, clearedAt }: AidPapers,
  { now, dayNumber }: { readonly now: Moment; readonly dayNumber: DayNumber },
): Report | undefined {
  if (!isHumanitarian || clearedAt === undefined) return undefined
  if (status === 'reported' || status === 'cancelled') return undefined
  const lastDay = dayNumber(clearedAt) + REPORT_RULE.days
  return { lastDay, daysLeft: lastDay - dayNumber(now) }
}

/** Gives the noon of a numbered day in UTC: no zone from −11 to +11 makes another day of it. */
export function momentOfDay(day: number): Moment {
  return day * DAY_MS + DAY_MS / 2
}

/** Gives the papers that this aid should have by now and has not, in the order of its way. [AR2] */
export function missingPapers(
  { form, status }: Pick<Aid, 'form' | 'status'>,
  { documents, isHumanitarian }: AidPapers,
): readonly DocumentType[] {
  if (status === 'cancelled') return []
  const there = new Set(documents.map(({ type }) => type))
  return papersFor(form, isHumanitarian, HERE.has(status)).filter((type) => !there.has(type))
}

const HERE: ReadonlySet<AidStatus> = new Set(['received', 'accepted', 'reported'])

/** Law 1192-XIV, article 3: the donor's written offer, the recipient's written consent. Resolution
 *  953: declaration, report. The act is the primary paper of whatever was taken over. [AR3] */
function papersFor(
  form: Aid['form'],
  isHumanitarian: boolean,
  isHere: boolean,
): readonly DocumentType[] {
  const papers: DocumentType[] = []
  if (isHumanitarian) papers.push('donor-offer', 'recipient-consent', 'humanitarian-declaration')
  if (form === 'money') papers.push('donation-agreement')
  if (!isHere) return papers
  papers.push(form === 'money' ? 'bank-statement' : 'acceptance-act')
  if (isHumanitarian) papers.push('distribution-report')
  return papers
}
