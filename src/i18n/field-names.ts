// What each field of a record is called: `lines/<id>/quantity` → «Кількість». One table for what was
// not accepted, for choices and for histories, so that a field has one name everywhere.

import type { Kind } from '../domain/records/record.ts'
import type { TextKey } from './translate.ts'

/** Gives the key of a field's name; undefined for a path that this version does not know. */
export function fieldNameKey(kind: Kind, path: string): TextKey | undefined {
  const parts = path.split('/')
  const inEntry = [parts[0], ...parts.slice(2)].join('/')
  const own = OF_KIND[kind] ?? {}
  return [own[path], own[inEntry], SHARED[path], SHARED[inEntry], COLLECTIONS[parts[0] ?? '']].find(
    (key) => key !== undefined,
  )
}

type Names = Readonly<Record<string, TextKey | undefined>>

const SHARED: Names = {
  status: 'field.status',
  urgency: 'need.urg',
  facility: 'field.facility',
  place: 'need.place',
  address: 'fac.address',
  note: 'need.note',
  peopleAffected: 'need.people',
  removed: 'field.removed',
  title: 'fac.name',
  name: 'fac.name',
  language: 'field.language',
  'lines/item': 'need.what',
  'lines/name': 'fac.name',
  'lines/unit': 'field.unit',
  'lines/removed': 'field.line.removed',
  'lines/quantity': 'need.qty',
  'location/lat': 'field.location',
  'location/lon': 'field.location',
  'location/accuracy': 'field.location',
}

/** Entries of these say all by their collection. */
const COLLECTIONS: Names = { photos: 'need.photo', needs: 'field.forNeed' }

const NEED: Names = {
  neededBy: 'field.neededBy',
  reason: 'field.reason',
  outage: 'field.outage',
  sameAs: 'field.need.sameAs',
  'contact/name': 'field.contact.name',
  'contact/phone': 'field.contact.phone',
  'decision/reason': 'field.decision',
  confirmedAt: 'field.confirmedAt',
  verifiedAt: 'field.verifiedAt',
  requestedAt: 'field.requestedAt',
  'asked/at': 'need.asked',
  'lines/minimum': 'field.minimum',
  'lines/substituteOk': 'field.substituteOk',
  'lines/cashOk': 'field.cashOk',
}

const PLANNED: Names = {
  'planned/day': 'field.planned.day',
  'planned/queue': 'field.queue',
  'planned/off': 'field.planned.off',
  'planned/readAt': 'field.planned.readAt',
  'planned/removed': 'field.line.removed',
}

const OUTAGE: Names = {
  ...PLANNED,
  service: 'outage.services',
  scope: 'outage.scope',
  cause: 'cause.legend',
  queue: 'field.queue',
  startedAt: 'outage.start',
  startedPrecision: 'outage.precision',
  endedAt: 'outage.end',
  extent: 'outage.extent',
  'backup/source': 'outage.backup',
  'backup/power': 'field.backup.power',
  'backup/fuelLitres': 'outage.fuel',
  'backup/litresPerHour': 'outage.rate',
  'backup/batteryHours': 'outage.battery',
  'backup/checkedAt': 'field.backup.checkedAt',
  sameAs: 'field.sameAs',
  'checks/at': 'field.check.at',
  'checks/state': 'field.check.state',
  'checks/removed': 'field.line.removed',
}

const AID: Names = {
  donor: 'aid.from',
  form: 'field.form',
  promisedAt: 'field.promisedAt',
  expectedAt: 'field.expectedAt',
  clearedAt: 'field.clearedAt',
  receivedAt: 'field.receivedAt',
  receivedBy: 'field.receivedBy',
  'act/number': 'paper.act.number',
  'act/by': 'paper.act.by',
  'act/to': 'paper.act.to',
  'act/bySignature': 'paper.act.by.sign',
  'act/toSignature': 'paper.act.to.sign',
  'service/type': 'aid.service',
  'service/people': 'aid.service.people',
  'service/days': 'aid.service.days',
  humanitarian: 'aid.humanitarian',
  'offer/link': 'aid.offer.link',
  'offer/contact': 'aid.offer.contact',
  'decision/reason': 'field.decision',
  'steps/at': 'aid.step.when',
  'lines/promised': 'field.promised',
  'lines/received': 'field.received',
  'lines/damaged': 'aid.damaged',
  'lines/missing': 'field.missing',
  'lines/packFactor': 'field.packFactor',
  'lines/serials': 'field.serials',
  'lines/value': 'field.value',
  'lines/forNeed': 'field.forNeed',
  'lines/forLine': 'field.forNeed',
  'money/amount': 'field.amount',
  'money/currency': 'field.currency',
  'money/purpose': 'field.purpose',
  'documents/type': 'field.document',
  'documents/number': 'field.document.number',
  'documents/date': 'field.document.date',
  'documents/file': 'field.document',
  'documents/removed': 'field.line.removed',
  ...handOut('distributions', { quantity: 'field.out.quantity', at: 'field.out.at' }),
  ...handOut('writeoffs', { quantity: 'field.off.quantity', at: 'field.off.at' }),
}

function handOut(collection: string, own: Names): Names {
  const names: Names = {
    line: 'field.out.line',
    to: 'aid.to',
    'toResidents/place': 'field.out.place',
    'toResidents/households': 'aid.households',
    by: 'field.out.by',
    receivedBy: 'field.out.receivedBy',
    signature: 'field.signature',
    number: 'paper.act.number',
    bySignature: 'paper.act.by.sign',
    serials: 'field.serials',
    photo: 'need.photo',
    reason: 'field.reason',
    removed: 'field.line.removed',
    ...own,
  }
  return Object.fromEntries(
    Object.entries(names).map(([name, key]) => [`${collection}/${name}`, key]),
  )
}

const OF_KIND: Readonly<Record<Kind, Names | undefined>> = {
  need: NEED,
  outage: OUTAGE,
  aid: AID,
  facility: {
    type: 'fac.type',
    critical: 'fac.critical',
    people: 'fac.people',
    'generator/power': 'field.backup.power',
    'generator/fuel': 'field.generator.fuel',
    heating: 'field.heating',
    queue: 'field.queue',
    ...PLANNED,
  },
  donor: {
    'name/uk': 'donor.name.uk',
    'name/en': 'donor.name.en',
    country: 'donor.country',
    type: 'donor.type',
    contact: 'donor.contact',
  },
  assessment: {
    for: 'as.to',
    language: 'as.lang',
    precision: 'field.precision',
    createdAt: 'field.createdAt',
    sentAt: 'field.sentAt',
    number: 'as.number',
    from: 'as.period',
    to: 'as.until',
    approvedAt: 'as.approvedAt',
    supersedes: 'as.supersedes',
    districts: 'ov.district',
    frozen: 'as.frozen',
  },
  person: undefined,
}
