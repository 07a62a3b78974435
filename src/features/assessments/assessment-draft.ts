// From what a coordinator chooses to a record, and from a record to what is computed.

import { DAY_MS, type Moment } from '../../domain/base/moment.ts'
import type { RecordId } from '../../domain/base/ids.ts'
import { oblastOf } from '../../domain/records/place.ts'
import type { Assessment, DocumentLanguage } from '../../domain/records/assessment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { AssessmentTerms } from '../../domain/views/assessment/assess.ts'
import type { PhoneCount } from '../../domain/views/overview/phones.ts'
import type { Window } from '../../domain/views/outage-hours.ts'

export const PERIODS = ['7', '30'] as const
export type Period = (typeof PERIODS)[number]
export const PRECISIONS = ['district', 'city', 'exact'] as const

export type AssessmentDraft = {
  readonly donor: string
  readonly period: Period
  readonly districts: readonly string[]
  readonly precision: Assessment['precision']
  readonly language: DocumentLanguage
  readonly note: string
}

export const NEW_DRAFT: AssessmentDraft = {
  donor: '',
  period: '7',
  districts: [],
  precision: 'district',
  language: 'en',
  note: '',
}

/** Gives what is written when a draft is saved. */
export function draftFields(draft: AssessmentDraft, now: Moment, supersedes?: RecordId): Fields {
  const { donor, note } = draft
  return {
    status: 'draft',
    language: draft.language,
    precision: draft.precision,
    from: now - Number(draft.period) * DAY_MS,
    to: now,
    createdAt: now,
    recordedAt: now,
    ...(donor === '' ? {} : { for: donor }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...Object.fromEntries(draft.districts.map((code) => [`districts/${code}`, true])),
  }
}

/** Gives what an edit of a draft writes: only what was changed, what was taken out as cleared. The
 *  period is counted back from now. */
export function changedTerms(before: Assessment, draft: AssessmentDraft, now: Moment): Fields {
  const was = draftFields(termsDraft(before), now)
  const is = draftFields(draft, now)
  const isSamePeriod = termsDraft(before).period === draft.period
  const bounds = new Set(['from', 'to', 'createdAt', 'recordedAt'])
  const paths = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (path) => !bounds.has(path) && was[path] !== is[path],
  )
  return {
    ...Object.fromEntries(paths.map((path) => [path, is[path] ?? null])),
    ...(isSamePeriod ? {} : { from: is.from ?? null, to: is.to ?? null }),
  }
}

/** Gives the choices of a document, for its next edition or to change them. */
export function termsDraft(assessment: Assessment): AssessmentDraft {
  const isMonth = assessment.to - assessment.from > 7.5 * DAY_MS
  return {
    donor: assessment.donor ?? '',
    period: isMonth ? '30' : '7',
    districts: assessment.districts,
    precision: assessment.precision,
    language: assessment.language,
    note: assessment.note ?? '',
  }
}

/** Gives what is to be computed: whole days back from the end of the period. */
export function termsOf(
  { donor, from, to, districts, precision }: Assessment,
  about: {
    readonly divisions: readonly string[]
    readonly now: Moment
    readonly phones: PhoneCount | undefined
  },
): AssessmentTerms {
  const count = Math.max(1, Math.round((to - from) / DAY_MS))
  const days = Array.from({ length: count }, (_, n): Window => {
    const end = to - (count - 1 - n) * DAY_MS
    return { from: end - DAY_MS, to: end }
  })
  return { donor, days, districts, precision, ...about }
}

/** Gives a number that no other phone gives, also without a network: place, day, and the end of the
 *  record's own id. */
export function numberOf(id: RecordId, municipality: string, now: Moment): string {
  const day = new Date(now).toISOString().slice(0, 10)
  return `${oblastOf(municipality)}-${day}-${id.slice(-4).toUpperCase()}`
}
