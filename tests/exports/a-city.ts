// A small city with everything that must not leave it.

import { isRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import type { BareRecord } from '../../src/domain/views/overview/overview.ts'
import type { CityPlaces } from '../../src/exports/place-out.ts'
import type { ExportWords } from '../../src/exports/table.ts'

export const NOW = Date.UTC(2026, 10, 24, 12)
export const KYIV = 'UA80000000000093317'
export const DESNIANSKYI = 'UA80000000000336424'
export const SECRETS = [
  'Олена Таємна',
  '+380501112233',
  'вул. Секретна, 5',
  'Котельня № 7',
  '50.51',
  'Школа № 12',
]

function id(n: number): RecordId {
  const text = `0199c3a5-f2e0-7abc-8def-${String(n).padStart(12, '0')}`
  if (!isRecordId(text)) throw new Error('a made id is well formed')
  return text
}

export const SCHOOL = id(1)
export const BOILER = id(2)

export const CITY: CityPlaces = {
  municipality: KYIV,
  divisions: [DESNIANSKYI, 'UA80000000000719633'],
  facilities: new Map([
    [
      SCHOOL,
      {
        name: 'Школа № 12',
        type: 'school',
        place: DESNIANSKYI,
        address: 'вул. Секретна, 5',
        'location/lat': 50.51,
        'location/lon': 30.61,
      },
    ],
    [BOILER, { name: 'Котельня № 7', type: 'boiler-house', place: DESNIANSKYI }],
  ]),
  pointOf: (code) => (code === DESNIANSKYI ? [30.685, 50.521] : undefined),
}

export const NEEDS: readonly BareRecord[] = [
  {
    id: id(10),
    fields: {
      status: 'verified',
      urgency: 'critical',
      facility: SCHOOL,
      recordedAt: NOW,
      'contact/name': 'Олена Таємна',
      'contact/phone': '+380501112233',
      note: '=HYPERLINK("http://evil","Натисніть")',
      'lines/a/item': 'generator-diesel',
      'lines/a/quantity': 2,
      'lines/a/unit': 'piece',
      'lines/a/spec/power': 100,
      'lines/b/item': 'other',
      'lines/b/name': '+cmd|calc',
      'lines/b/quantity': 1.5,
      'lines/b/unit': 'litre',
    },
  },
]

export const OUTAGES: readonly BareRecord[] = [
  {
    id: id(20),
    fields: {
      service: 'electricity',
      facility: BOILER,
      cause: 'damage',
      startedAt: NOW - 3_600_000,
      extent: 'full',
      recordedAt: NOW,
      note: 'влучання',
    },
  },
  {
    id: id(21),
    fields: {
      service: 'heating',
      facility: SCHOOL,
      cause: 'fault',
      startedAt: NOW - 7_200_000,
      endedAt: NOW,
      extent: 'partial',
      recordedAt: NOW,
    },
  },
]

export const AIDS: readonly BareRecord[] = [
  {
    id: id(30),
    fields: {
      form: 'goods',
      status: 'received',
      donor: id(40),
      receivedAt: NOW,
      recordedAt: NOW,
      'lines/x/item': 'generator-diesel',
      'lines/x/unit': 'piece',
      'lines/x/promised': 2,
      'lines/x/received': 2,
      'money/amount': 1250,
      'money/currency': 'EUR',
      'distributions/d/line': 'x',
      'distributions/d/quantity': 1,
      'distributions/d/to': SCHOOL,
      'distributions/d/at': NOW,
    },
  },
]

export const WORDS: ExportWords = {
  language: 'en',
  item: (id, ownName) => ownName ?? id,
  unit: (unit) => unit,
  facilityType: (type) => type,
  service: (service) => service,
  cause: (cause) => cause,
  sector: () => 'Energy',
  spec: (field, value) => `${field}: ${value}`,
  place: (code) => (code === KYIV ? 'Kyiv' : 'Desnianskyi'),
  donor: () => '@Leipzig',
}
