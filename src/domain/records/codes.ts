// The ids of every enumeration, the same on phone and server. They stay so for ever: phones in the
// field hold them, so an id is retired, never re-used. Their words are in i18n.

export const FACILITY_TYPES = [
  'hospital',
  'clinic',
  'maternity-hospital',
  'ambulance-station',
  'pharmacy',
  'school',
  'kindergarten',
  'university',
  'social-care-home',
  'territorial-social-centre',
  'displaced-persons-shelter',
  'shelter',
  'invincibility-point',
  'invincibility-hub',
  'boiler-house',
  'chp-plant',
  'heat-substation',
  'substation',
  'water-pumping-station',
  'water-treatment-plant',
  'sewage-pumping-station',
  'borehole',
  'fire-station',
  'municipal-enterprise',
  'administrative-building',
  'asc',
  'transport-depot',
  'metro-station',
  'residential-building',
  'humanitarian-hub',
  'cultural-institution',
  'heritage-site',
  'animal-shelter',
  'other',
] as const

/** What burns in a facility's generator. */
export const GENERATOR_FUELS = ['diesel', 'petrol', 'natural-gas', 'lpg', 'dual'] as const

/** How a facility is heated; free text of older phones is kept beside these. */
export const HEATINGS = [
  'central',
  'own-gas',
  'own-solid',
  'electric',
  'heat-pump',
  'stove',
  'none',
] as const

export const SERVICES = [
  'electricity',
  'heating',
  'hot-water',
  'cold-water',
  'sewerage',
  'gas',
  'internet',
  'mobile',
] as const

export type Service = (typeof SERVICES)[number]

export const OUTAGE_CAUSES = [
  'gpv',
  'gav',
  'sgav',
  'gop',
  'fault',
  'planned-works',
  'damage',
  'weather',
  'no-supply-upstream',
  'owner',
  'unknown',
] as const

export type OutageCause = (typeof OUTAGE_CAUSES)[number]

export const OUTAGE_EXTENTS = ['full', 'partial', 'intermittent', 'low-quality'] as const

export type OutageExtent = (typeof OUTAGE_EXTENTS)[number]

export const START_PRECISIONS = ['exact', 'about', 'before'] as const

export const CHECK_STATES = ['still-off', 'partly-back', 'back'] as const

export const BACKUP_SOURCES = ['none', 'generator', 'battery', 'both', 'mobile-boiler'] as const

export const OUTAGE_QUEUES = [
  '1.1',
  '1.2',
  '2.1',
  '2.2',
  '3.1',
  '3.2',
  '4.1',
  '4.2',
  '5.1',
  '5.2',
  '6.1',
  '6.2',
] as const

export const NEED_STATUSES = [
  'submitted',
  'verified',
  'requested',
  'closed',
  'declined',
  'withdrawn',
] as const

export type NeedStatus = (typeof NEED_STATUSES)[number]

/** Most pressing first. */
export const URGENCIES = ['critical', 'urgent', 'standard', 'planned'] as const

export type Urgency = (typeof URGENCIES)[number]

export const NEED_REASONS = ['outage', 'damage', 'winter', 'displacement', 'other'] as const

export const AID_FORMS = ['goods', 'money', 'service'] as const

export type AidForm = (typeof AID_FORMS)[number]

/** In the order of the chain; partly-distributed and distributed are derived. */
export const AID_STATUSES = [
  'offered',
  'agreed',
  'in-preparation',
  'in-transit',
  'at-customs',
  'received',
  'accepted',
  'reported',
  'cancelled',
] as const

export type AidStatus = (typeof AID_STATUSES)[number]

export const DOCUMENT_TYPES = [
  'donor-offer',
  'recipient-consent',
  'deed-of-gift',
  'donation-agreement',
  'humanitarian-declaration',
  'invoice',
  'packing-list',
  'cmr',
  'vehicle-registration',
  'certificate',
  'acceptance-act',
  'valuation-act',
  'distribution-list',
  'distribution-report',
  'bank-statement',
  'photo',
] as const

export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** Why goods that were received are no more, and were not handed out. */
export const WRITE_OFF_REASONS = ['lost', 'spoiled', 'returned'] as const

/** What is done for a municipality, where no thing and no money changes hands. */
export const SERVICE_TYPES = [
  'training',
  'repair',
  'hosting',
  'rehabilitation',
  'transport',
  'other',
] as const

export type ServiceType = (typeof SERVICE_TYPES)[number]

export const DONOR_TYPES = [
  'city',
  'region',
  'state',
  'agency',
  'charity',
  'business',
  'person',
] as const

export const LOCATION_PRECISIONS = ['exact', 'district', 'city'] as const

export const ROLES = ['field', 'coordinator', 'viewer'] as const

export type Role = (typeof ROLES)[number]

export const UNITS = [
  'piece',
  'set',
  'pair',
  'pack',
  'litre',
  'kilogram',
  'tonne',
  'metre',
  'square-metre',
  'cubic-metre',
  'stacked-cubic-metre',
  'kilowatt',
  'kilowatt-hour',
  'person',
  'money',
] as const

export type Unit = (typeof UNITS)[number]
