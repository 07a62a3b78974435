// The whole city in numbers, from the records on the phone: one pure function, so that page, worker
// and tests count alike. The period bounds what is summed over time; what is open counts always.

import { recordMadeAt, type RecordId } from '../../base/ids.ts'
import { DAY_MS, type Moment } from '../../base/moment.ts'
import { readPartnerOffer } from '../../records/aid-offer.ts'
import { readAid, type Aid } from '../../records/aid.ts'
import type { NeedStatus } from '../../records/codes.ts'
import { readFacility } from '../../records/facility.ts'
import { readNeed } from '../../records/need.ts'
import { readOutage } from '../../records/outage.ts'
import { containsPlace } from '../../records/place.ts'
import { readNumber } from '../../records/read-fields.ts'
import type { Fields } from '../../replica/merge.ts'
import { coverNeeds, type NeedCoverage } from '../coverage.ts'
import type { Window } from '../outage-hours.ts'
import { orderBackups, type BackupEnd } from './backups.ts'
import { sumChain, type ChainSum, type Journey } from './chain.ts'
import { readDistricts, type Districts } from './districts.ts'
import { sumDonors, type CountedAid, type DonorSum } from './donor-sums.ts'
import { sumNeeds, type CountedNeed, type ItemSum } from './need-sums.ts'
import { sumPowerHours, type DistrictHours } from './power-hours.ts'
import { countServicesNow, type ServiceNowCount } from './services-now.ts'

export type BareRecord = { readonly id: RecordId; readonly fields: Fields }

export type CityRecords = {
  readonly facility: readonly BareRecord[]
  readonly outage: readonly BareRecord[]
  readonly need: readonly BareRecord[]
  readonly aid: readonly BareRecord[]
}

export type CityQuestion = {
  readonly now: Moment
  /** The days of the period as they run in the phone's zone, oldest first; at least one. */
  readonly days: readonly Window[]
  /** The municipality's own divisions. */
  readonly districts: readonly string[]
  /** Only what lies in this division, or in another place: a hromada or a raion of the map. */
  readonly district: string | undefined
}

export type CriticalNeed = {
  readonly id: RecordId
  /** Undefined for one that lies in no division. */
  readonly district: string | undefined
  readonly recordedAt: Moment
  readonly isNew: boolean
}

export type Overview = {
  readonly services: readonly ServiceNowCount[]
  readonly facilities: number
  readonly hours: readonly DistrictHours[]
  readonly backups: readonly BackupEnd[]
  /** Open needs that are critical and not met, newest first. */
  readonly critical: readonly CriticalNeed[]
  /** Needs that nobody has answered yet, the longest waiting first. */
  readonly undecided: readonly RecordId[]
  /** What partners offered by their links and nobody has answered, the longest waiting first. */
  readonly offers: readonly RecordId[]
  readonly items: readonly ItemSum[]
  readonly donors: readonly DonorSum[]
  /** Pieces received in the period, of goods counted in pieces. */
  readonly receivedPieces: number
  readonly chain: ChainSum
}

const OPEN: ReadonlySet<NeedStatus> = new Set(['submitted', 'verified', 'requested'])

/** Gives everything that the overview shows. Pure; the order of records does not matter. [OV1-OV8] */
export function readOverview(records: CityRecords, question: CityQuestion): Overview {
  const { now, days, district } = question
  const facilities = records.facility
    .map(({ id, fields }) => ({ id, facility: readFacility(fields) }))
    .filter(({ facility }) => !facility.removed)
  const districts = readDistricts(question.districts, facilities)
  const isInside = (spot: { facility: string | undefined; place: string | undefined }) =>
    district === undefined || districts.isIn(district, spot)
  const outages = records.outage
    .map((record) => ({ record, outage: readOutage(record.fields) }))
    .filter(({ outage }) => !outage.removed && isInside(outage))
  const bare = new Map(outages.map(({ record }) => [record.id, record.fields]))
  const services = countServicesNow(
    outages.map(({ record }) => record),
    { facilities, districts },
    now,
  )
  const power = services.find(({ service }) => service === 'electricity')
  const aids = records.aid.map(({ id, fields }) => ({ id, aid: readAid(fields), fields }))
  const needs = readNeeds(records.need, aids).filter(({ need }) => !need.removed && isInside(need))
  const from = days[0]?.from ?? now
  const counted = needs.filter(({ need, recordedAt }) => isCounted(need.status, recordedAt, from))
  const answers = new Map<string, ReadAidRecord>(aids.map((known) => [known.id, known]))
  const given = aids.filter(({ aid, id, fields }) => !aid.removed && isRecent(id, fields, from))
  return {
    services,
    facilities: facilities.filter(({ id, facility }) =>
      isInside({ facility: id, place: facility.place }),
    ).length,
    hours: sumPowerHours(
      outages.map(({ outage }) => outage),
      { districts, days },
      now,
    ).filter((row) => district === undefined || containsPlace(district, row.district)),
    backups: orderBackups(power?.spots ?? [], (id) => bare.get(id)),
    critical: needs
      .flatMap((known) => readCritical(known, districts, now))
      .sort((a, b) => b.recordedAt - a.recordedAt),
    undecided: needs
      .filter(({ need }) => need.status === 'submitted')
      .sort((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id),
    offers: aids
      .filter(({ aid, fields }) => isUnanswered(aid, fields))
      .map(({ id }) => id)
      .sort(),
    items: sumNeeds(counted),
    donors: sumDonors(given),
    receivedPieces: sumPieces(given, from),
    chain: sumChain(counted.map((known) => readJourney(known, answers))),
  }
}

/** An offer belongs to no district: nobody knows yet where it goes. */
function isUnanswered(aid: Aid, fields: Fields): boolean {
  return !aid.removed && aid.status === 'offered' && readPartnerOffer(fields) !== undefined
}

type ReadAidRecord = CountedAid & { readonly fields: Fields }
type ReadNeedRecord = CountedNeed & {
  readonly recordedAt: Moment
  readonly coverage: NeedCoverage | undefined
}

function readNeeds(
  records: readonly BareRecord[],
  aids: readonly ReadAidRecord[],
): readonly ReadNeedRecord[] {
  const known = records.map(({ id, fields }) => ({
    id,
    need: readNeed(fields),
    recordedAt: readNumber(fields.recordedAt) ?? recordMadeAt(id),
  }))
  const coverage = coverNeeds(known, aids)
  return known.map((one) => ({ ...one, coverage: coverage.get(one.id) }))
}

/** What was declined or taken back asks for nothing; what was closed long ago is history. */
function isCounted(status: NeedStatus, recordedAt: Moment, from: Moment): boolean {
  if (status === 'declined' || status === 'withdrawn') return false
  return OPEN.has(status) || recordedAt >= from
}

function readCritical(
  { id, need, coverage, recordedAt }: ReadNeedRecord,
  districts: Districts,
  now: Moment,
): CriticalNeed[] {
  const isOpen = OPEN.has(need.status) && coverage?.state !== 'met'
  if (need.urgency !== 'critical' || !isOpen) return []
  return [{ id, district: districts.of(need), recordedAt, isNew: now - recordedAt < DAY_MS }]
}

/** Aid counts in the period in which it was received, or else promised or written down; what is still
 *  on its way counts always. */
function isRecent(id: RecordId, fields: Fields, from: Moment): boolean {
  const receivedAt = readNumber(fields.receivedAt)
  if (receivedAt !== undefined) return receivedAt >= from
  const status = fields.status
  const isHere = status === 'received' || status === 'accepted' || status === 'reported'
  return !isHere || (readNumber(fields.recordedAt) ?? recordMadeAt(id)) >= from
}

function sumPieces(aids: readonly ReadAidRecord[], from: Moment): number {
  return aids
    .filter(({ aid }) => aid.status !== 'cancelled' && (aid.receivedAt ?? from) >= from)
    .flatMap(({ aid }) => aid.lines)
    .filter(({ unit }) => unit === 'piece')
    .reduce((sum, { received }) => sum + (received ?? 0), 0)
}

function readJourney(
  { coverage, recordedAt }: ReadNeedRecord,
  aids: ReadonlyMap<string, ReadAidRecord>,
): Journey {
  const answering = (coverage?.answeredBy ?? []).flatMap((id) => aids.get(id) ?? [])
  const promised = answering.flatMap(
    ({ id, fields }) =>
      readNumber(fields.promisedAt) ??
      (readNumber(fields.receivedAt) === undefined
        ? (readNumber(fields.recordedAt) ?? recordMadeAt(id))
        : []),
  )
  return {
    requestedAt: recordedAt,
    promisedAt: earliest(promised),
    receivedAt: earliest(answering.flatMap(({ aid }) => aid.receivedAt ?? [])),
    handedOutAt: earliest(answering.flatMap(({ aid }) => handOutTimes(aid))),
  }
}

function handOutTimes(aid: Aid): Moment[] {
  return aid.distributions.flatMap(({ at }) => at ?? [])
}

function earliest(moments: readonly Moment[]): Moment | undefined {
  return moments.length === 0 ? undefined : moments.reduce((a, b) => Math.min(a, b))
}
