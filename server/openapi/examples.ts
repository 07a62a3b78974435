// Examples of the OpenAPI document; a test reads each by the schema that it stands for.

const AT = 1_790_000_000_000
const REPLICA = 'k7m2q9xw4d3a'
const STAMP = `01a0c4c3d800-0000-${REPLICA}`
const RECORD = '01a0c4c3-d800-7abc-8def-0123456789ab'
const PERSON = '01a0c4c3-d000-7abc-8def-0123456789ab'
const KYIV = 'UA80000000000093317'
const DISTRICT = 'UA80000000000336424'
const SET = { service: 'electricity', place: DISTRICT, startedAt: AT - 600_000 } as const

export const SYNC_REQUEST = {
  protocol: 1,
  batch: '9f3c2b7a',
  now: AT,
  cursor: null,
  changes: [{ id: STAMP, kind: 'outage', record: RECORD, set: SET }],
  limit: 500,
} as const

export const SYNC_RESPONSE = {
  site: 's3r0v1r2i3d4',
  batch: '9f3c2b7a',
  now: AT + 412,
  restamped: [],
  rejected: [
    {
      id: STAMP,
      code: 'invalid_value',
      path: 'startedAt',
      message: 'The value at this path is not one that this kind of record can hold.',
    },
  ],
  records: [{ kind: 'outage', id: RECORD, fields: SET, stamps: { [STAMP]: Object.keys(SET) } }],
  cursor: 'e0p1o2c3h4i5.42.m0a1r2k3i4d5.sc0pe-digest',
  more: false,
  reset: false,
} as const

export const ENROL_REQUEST = {
  invite: 'Jm5Yl0pXG1o8vQ2rT7uW9zBcDeFgHiJk',
  device: { name: 'Pixel 6a' },
  now: AT,
} as const

export const ENROL_RESPONSE = {
  device: 'd0e1v2i3c4e5',
  token: '0WqyM3n2bV8cX7zL6kJ5hG4fD3sA2pO1iU0yT9rE8wQ',
  role: 'field',
  areas: [DISTRICT],
  person: PERSON,
  site: 's3r0v1r2i3d4',
  municipality: { code: KYIV, name: { uk: 'Київ', en: 'Kyiv' } },
  now: AT,
} as const

export const INVITE_REQUEST = {
  role: 'field',
  name: 'Олена',
  areas: [DISTRICT],
  hours: 48,
} as const

export const INVITE_RESPONSE = {
  id: 'i0n1v2i3t4e5',
  code: 'Jm5Yl0pXG1o8vQ2rT7uW9zBcDeFgHiJk',
  url: 'https://promin.example.org/#/join/Jm5Yl0pXG1o8vQ2rT7uW9zBcDeFgHiJk',
  role: 'field',
  expiresAt: AT + 48 * 3_600_000,
} as const

export const INVITE_LIST = {
  invites: [
    {
      id: 'i0n1v2i3t4e5',
      role: 'field',
      name: 'Олена',
      areas: [DISTRICT],
      createdBy: 'd0e1v2i3c4e5',
      createdAt: AT,
      expiresAt: AT + 48 * 3_600_000,
    },
  ],
} as const

const DONOR = '01a0c4c3-d111-7abc-8def-0123456789ab'

export const PARTNER_LINK_REQUEST = { donor: DONOR, language: 'pl', days: 30 } as const

export const PARTNER_LINK_RESPONSE = {
  id: 'l0i1n2k3f4o5',
  url: 'https://promin.example.org/partner/Jm5Yl0pXG1o8vQ2rT7uW9zBcDeFgHiJk',
  expiresAt: AT + 30 * 86_400_000,
} as const

export const PARTNER_LINK_LIST = {
  links: [
    {
      id: 'l0i1n2k3f4o5',
      donor: DONOR,
      language: 'pl',
      createdAt: AT,
      expiresAt: AT + 30 * 86_400_000,
      openedAt: AT + 3_600_000,
      revokedAt: null,
    },
  ],
} as const

export const DEVICE_LIST = {
  devices: [
    {
      id: 'd0e1v2i3c4e5',
      name: 'Pixel 6a',
      person: PERSON,
      personName: 'Олена',
      role: 'field',
      areas: [DISTRICT],
      enrolledAt: AT,
      lastContactAt: AT + 60_000,
      revokedAt: null,
    },
  ],
} as const

export const PERSON_LIST = {
  people: [{ id: PERSON, name: 'Олена', role: 'field', devices: 1 }],
} as const

export const RECORD_HISTORY = {
  record: RECORD,
  changes: [{ id: STAMP, at: AT, device: 'd0e1v2i3c4e5', person: PERSON, set: SET }],
} as const

export const RECORD_PAGE = {
  records: [{ kind: 'outage', id: RECORD, changedAt: AT, fields: SET }],
  cursor: 'e0p1o2c3h4i5.42.m0a1r2k3i4d5.sc0pe-digest',
  more: false,
  reset: false,
} as const

/** What stands for `{id}`, by the beginning of the path. */
export const PATH_IDS: Readonly<Record<string, string>> = {
  '/api/records/': RECORD,
  '/api/invites/': 'i0n1v2i3t4e5',
  '/api/devices/': 'd0e1v2i3c4e5',
  '/api/partner-links/': 'l0i1n2k3f4o5',
  '/check/': RECORD,
  '/partner/': 'Jm5Yl0pXG1o8vQ2rT7uW9zBcDeFgHiJk',
  '/api/files/': '9f3c2b7a8d1e4f60'.repeat(4),
}

const POINT = `B${'x3kQ'.repeat(21)}w8`

export const PUSH_REQUEST = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/f1F2f3:APA91b',
  keys: { p256dh: POINT, auth: 'hM3tR0kQ7w2XzB5nV8cLpA' },
  language: 'uk',
} as const

export const PUSH_STATE = { key: POINT, on: false } as const

export const HEALTH_REPORT = { status: 'ok', version: '0.1.0', database: 'sqlite' } as const
