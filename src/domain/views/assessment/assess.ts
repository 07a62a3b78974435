// A needs assessment, computed: what a partner city reads, in codes and numbers, without a word of any
// language. Nothing of it is typed. [AS1-AS4]

import type { Moment } from '../../base/moment.ts'
import { readAid } from '../../records/aid.ts'
import { readFacility } from '../../records/facility.ts'
import { readNeed } from '../../records/need.ts'
import { readNumber, readText } from '../../records/read-fields.ts'
import type { Fields } from '../../replica/merge.ts'
import { coverNeeds } from '../coverage.ts'
import type { Window } from '../outage-hours.ts'
import { readDistricts } from '../overview/districts.ts'
import { sumDonors, type GoodsSum } from '../overview/donor-sums.ts'
import { readOverview, type BareRecord, type CityRecords } from '../overview/overview.ts'
import type { PhoneCount } from '../overview/phones.ts'
import { sumLines, type AskedLine, type CountedLine } from './sum-lines.ts'

export type AssessmentTerms = {
  /** The donor whose earlier aid is told; undefined for a document to all. */
  readonly donor: string | undefined
  /** The days of the period, oldest first. */
  readonly days: readonly Window[]
  readonly now: Moment
  /** The municipality's own divisions; and those that the document is about, none means all. */
  readonly divisions: readonly string[]
  readonly districts: readonly string[]
  readonly precision: 'exact' | 'district' | 'city'
  readonly phones: PhoneCount | undefined
}

export type AssessmentContent = {
  readonly takenAt: Moment
  readonly from: Moment
  readonly to: Moment
  readonly districts: readonly string[]
  readonly situation: {
    /** Districts with a mean over twelve hours a day without power, of those with data. */
    readonly longDark: number
    readonly known: number
    readonly hours: readonly {
      readonly district: string
      readonly mean: number
      readonly spots: number
    }[]
    readonly critical: number
    readonly people: number
  }
  readonly lines: readonly AskedLine[]
  readonly earlier: {
    readonly goods: readonly GoodsSum[]
    readonly money: readonly { readonly currency: string; readonly amount: number }[]
  }
  readonly counted: {
    readonly phones: PhoneCount | undefined
    readonly needs: number
    readonly outages: number
  }
}

const LONG_HOURS = 12

/** Gives the content of a document. Only needs that city hall has verified, or asked of somebody, are
 *  in it, with what of them is still open. Pure; the order of records does not matter. [AS1] */
export function assess(records: CityRecords, terms: AssessmentTerms): AssessmentContent {
  const { days, now, divisions, precision } = terms
  const facilities = records.facility.map(({ id, fields }) => ({
    id,
    facility: readFacility(fields),
  }))
  const districts = readDistricts(divisions, facilities)
  const names = new Map<string, string>(facilities.map(({ id, facility }) => [id, facility.name]))
  const wanted = new Set(terms.districts)
  const isInside = (fields: Fields) => {
    const district = districts.of(spotOf(fields))
    return wanted.size === 0 || (district !== undefined && wanted.has(district))
  }
  const needs = records.need.filter(({ fields }) => isAsked(fields) && isInside(fields))
  const outages = records.outage.filter(({ fields }) => isInside(fields) && fields.removed !== true)
  const { hours } = readOverview(
    { facility: records.facility, outage: outages, need: [], aid: [] },
    { now, days, districts: divisions, district: undefined },
  )
  const known = hours.flatMap(({ district, mean, spots }) =>
    mean === undefined ? [] : [{ district, mean, spots }],
  )
  const asked = readLines(needs, records.aid)
  const lines = asked.map(({ spot, ...line }) => ({
    ...line,
    district: precision === 'city' ? undefined : districts.of(spot),
    facility: precision === 'exact' ? names.get(spot.facility ?? '') : undefined,
  }))
  const from = days[0]?.from ?? now
  return {
    takenAt: now,
    from,
    to: days.at(-1)?.to ?? now,
    districts: [...terms.districts],
    situation: {
      longDark: known.filter(({ mean }) => mean > LONG_HOURS).length,
      known: known.length,
      hours: known.sort((a, b) => b.mean - a.mean),
      critical: countCritical(asked),
      people: needs.reduce((sum, { fields }) => sum + (readNumber(fields.peopleAffected) ?? 0), 0),
    },
    lines: sumLines(lines),
    earlier: earlierAid(records.aid, terms.donor),
    counted: {
      phones: terms.phones,
      needs: needs.length,
      outages: outages.filter(({ fields }) => overlaps(fields, from, now)).length,
    },
  }
}

/** Needs of which a line is still open, or was asked without a quantity. */
function countCritical(lines: readonly PlacedLine[]): number {
  const open = lines.filter(
    ({ urgency, open, line }) => urgency === 'critical' && (open > 0 || line.quantity === 0),
  )
  return new Set(open.map(({ need }) => need)).size
}

type PlacedLine = Omit<CountedLine, 'district' | 'facility'> & {
  readonly spot: ReturnType<typeof spotOf>
}

function readLines(needs: readonly BareRecord[], aids: readonly BareRecord[]): PlacedLine[] {
  const known = needs.map(({ id, fields }) => ({ id, fields, need: readNeed(fields) }))
  const coverage = coverNeeds(
    known,
    aids.map(({ id, fields }) => ({ id, aid: readAid(fields) })),
  )
  return known.flatMap(({ id, fields, need }) =>
    need.lines.map((line) => {
      const covered = coverage.get(id)?.lines.find((one) => one.line === line.id)
      return {
        need: id,
        line,
        urgency: need.urgency,
        neededBy: readText(fields.neededBy),
        promised: (covered?.promised ?? 0) + (covered?.onTheWay ?? 0),
        received: covered?.received ?? 0,
        open: covered?.open ?? line.quantity,
        spot: spotOf(fields),
      }
    }),
  )
}

function isAsked(fields: Fields): boolean {
  const { status } = fields
  return fields.removed !== true && (status === 'verified' || status === 'requested')
}

function spotOf(fields: Fields) {
  return { facility: readText(fields.facility), place: readText(fields.place) }
}

/** What this donor gave before, all of it: the partner knows it, and wants to know what became of it. */
function earlierAid(aids: readonly BareRecord[], donor: string | undefined) {
  if (donor === undefined) return { goods: [], money: [] }
  const known = aids.map(({ id, fields }) => ({ id, aid: readAid(fields) }))
  const [sum] = sumDonors(known.filter(({ aid }) => aid.donor === donor))
  return { goods: sum?.goods ?? [], money: sum?.money ?? [] }
}

function overlaps(fields: Fields, from: Moment, now: Moment): boolean {
  const startedAt = readNumber(fields.startedAt) ?? 0
  return startedAt <= now && (readNumber(fields.endedAt) ?? now) >= from
}
