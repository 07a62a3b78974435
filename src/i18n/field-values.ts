// A field's value in words. Codes become words, moments become times, ids become the names of what
// they point to; what has no words is said to have none, never shown raw.

import type { Value } from '../domain/replica/path.ts'
import type { Kind } from '../domain/records/record.ts'
import type { Text, TextKey } from './translate.ts'

/** Looks up the words that are not in the dictionary: the catalogue's, and the names of records. */
export type ValueNames = {
  /** A code of a group of the catalogue: `facilityTypes`, `services`, `units`, `spec:fuel`… */
  readonly code: (group: string, code: string) => string | undefined
  readonly item: (id: string) => string | undefined
  readonly place: (code: string) => string | undefined
  readonly record: (id: string) => string | undefined
}

export type FieldValue = {
  readonly kind: Kind
  readonly path: string
  readonly value: Value
  readonly now: number
}

/** Gives the words of one value; `now` decides whether a moment is told by its hour or its day. */
export function sayValue(text: Text, names: ValueNames, field: FieldValue): string {
  const { value } = field
  if (value === null || value === '') return text.t('value.none')
  if (typeof value === 'boolean') return text.t(value ? 'value.yes' : 'value.no')
  return typeof value === 'number' ? sayNumber(text, field, value) : sayText(text, names, field)
}

function sayNumber(text: Text, { path, now }: FieldValue, value: number): string {
  if (/(^|\/)(at|\w+At)$/.test(path)) return text.dayTime(value, now)
  if (/(^|\/)(amount|value)$/.test(path)) return text.number(value / 100)
  return text.number(value)
}

function sayText(text: Text, names: ValueNames, { kind, path, value }: FieldValue): string {
  const code = String(value)
  const pattern = withoutEntry(path)
  const key = WORDS[`${kind}:${pattern}`]?.[code]
  if (key !== undefined) return text.t(key)
  const group = GROUPS[`${kind}:${pattern}`] ?? GROUPS[pattern] ?? specGroup(pattern)
  if (group !== undefined) return names.code(group, code) ?? code
  if (pattern === 'lines/item') return names.item(code) ?? code
  if (/(^|\/)place$/.test(pattern)) return names.place(code) ?? text.t('value.unknown')
  if (RECORDS.has(pattern)) return names.record(code) ?? text.t('value.unknown')
  if (/(^|\/)(file|photo|\w*[sS]ignature)$/.test(pattern)) return text.t('value.file')
  return code
}

/** `lines/<id>/unit` → `lines/unit`; paths without an entry stay as they are. */
function withoutEntry(path: string): string {
  const [collection = '', , ...rest] = path.split('/')
  return ENTRIES.has(collection) ? [collection, ...rest].join('/') : path
}

function specGroup(pattern: string): string | undefined {
  return pattern.startsWith('lines/spec/') ? `spec:${pattern.slice(11)}` : undefined
}

const ENTRIES = new Set(['lines', 'checks', 'documents', 'distributions', 'writeoffs', 'planned'])
const RECORDS = new Set([
  'facility',
  'outage',
  'sameAs',
  'donor',
  'lines/forNeed',
  'distributions/to',
  'writeoffs/to',
])

const GROUPS: Readonly<Record<string, string | undefined>> = {
  'lines/unit': 'units',
  'outage:service': 'services',
  'outage:cause': 'causes',
  'outage:extent': 'extents',
  'facility:type': 'facilityTypes',
  'facility:generator/fuel': 'spec:fuel',
  'documents/type': 'documents',
}

type Words = Readonly<Record<string, TextKey | undefined>>

const WORDS: Readonly<Record<string, Words | undefined>> = {
  'need:status': {
    submitted: 'st.new',
    verified: 'st.verified',
    requested: 'value.need.requested',
    closed: 'value.need.closed',
    declined: 'st.declined',
    withdrawn: 'value.need.withdrawn',
  },
  'need:urgency': {
    critical: 'urg.crit',
    urgent: 'urg.urg',
    standard: 'value.urgency.standard',
    planned: 'urg.plan',
  },
  'need:reason': {
    outage: 'value.reason.outage',
    damage: 'value.reason.damage',
    winter: 'value.reason.winter',
    displacement: 'value.reason.displacement',
    other: 'value.reason.other',
  },
  'facility:planned/off': { none: 'plan.none' },
  'outage:planned/off': { none: 'plan.none' },
  'facility:heating': {
    central: 'fac.heating.central',
    'own-gas': 'fac.heating.own-gas',
    'own-solid': 'fac.heating.own-solid',
    electric: 'fac.heating.electric',
    'heat-pump': 'fac.heating.heat-pump',
    stove: 'fac.heating.stove',
    none: 'fac.heating.none',
  },
  'outage:scope': {
    place: 'scope.place',
    building: 'scope.building',
    street: 'scope.street',
    district: 'scope.district',
  },
  'outage:startedPrecision': {
    exact: 'outage.precision.exact',
    about: 'outage.precision.about',
    before: 'outage.precision.before',
  },
  'outage:backup/source': {
    none: 'outage.backup.none',
    generator: 'outage.backup.generator',
    battery: 'outage.backup.battery',
    both: 'outage.backup.both',
    'mobile-boiler': 'outage.backup.mobile-boiler',
  },
  'outage:checks/state': {
    'still-off': 'value.check.still-off',
    'partly-back': 'value.check.partly-back',
    back: 'value.check.back',
  },
  'aid:form': {
    goods: 'value.form.goods',
    money: 'value.form.money',
    service: 'value.form.service',
  },
  'aid:status': {
    offered: 'value.aid.offered',
    agreed: 'value.aid.agreed',
    'in-preparation': 'value.aid.in-preparation',
    'in-transit': 'value.aid.in-transit',
    'at-customs': 'value.aid.at-customs',
    received: 'value.aid.received',
    accepted: 'value.aid.accepted',
    reported: 'value.aid.reported',
    cancelled: 'value.aid.cancelled',
  },
  'aid:service/type': {
    training: 'aid.service.training',
    repair: 'aid.service.repair',
    hosting: 'aid.service.hosting',
    rehabilitation: 'aid.service.rehabilitation',
    transport: 'aid.service.transport',
    other: 'aid.service.other',
  },
  'aid:writeoffs/reason': {
    lost: 'value.off.lost',
    spoiled: 'value.off.spoiled',
    returned: 'value.off.returned',
  },
  'donor:type': {
    city: 'donor.type.city',
    region: 'donor.type.region',
    state: 'donor.type.state',
    agency: 'donor.type.agency',
    charity: 'donor.type.charity',
    business: 'donor.type.business',
    person: 'donor.type.person',
  },
  'assessment:status': {
    draft: 'as.status.draft',
    approved: 'as.status.approved',
    superseded: 'as.status.superseded',
  },
  'assessment:precision': {
    exact: 'value.precision.exact',
    district: 'value.precision.district',
    city: 'value.precision.city',
  },
}
