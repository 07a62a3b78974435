// What Kyiv lacks: the article's needs without quantities, because it states none, and a few
// invented ones of single sites with quantities, so that lists look as they do in a real winter.

import { DAY_MS, HOUR_MS, type Moment } from '../../src/domain/base/moment.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { KYIV, spotOf, type SiteKey } from './city.ts'
import { demoEntryId, demoRecordId, type Entry } from './demo-log.ts'
import { readFacts } from './facts.ts'

/** The article's autumn request, which a grant answers later. */
export const AUTUMN_REQUEST = 'need request-kyiv-tallinn-energy'
export const AUTUMN_LINE = demoEntryId(`${AUTUMN_REQUEST} line`)

const WINTER_NEEDS = 'need needs-warsaw-view'
const AUTUMN = Date.UTC(2025, 9, 15, 9)
const WINTER = Date.UTC(2026, 0, 12, 9)

type SiteNeed = {
  readonly site: SiteKey
  readonly item: string
  readonly quantity: number
  readonly urgency: string
  readonly hoursAgo: number
  readonly more?: Fields
}

const SITE_NEEDS: readonly SiteNeed[] = [
  {
    site: 'hospital3',
    item: 'generator-diesel',
    quantity: 2,
    urgency: 'critical',
    hoursAgo: 5,
    more: { status: 'verified', peopleAffected: 420 },
  },
  {
    site: 'school12',
    item: 'heater-diesel',
    quantity: 6,
    urgency: 'urgent',
    hoursAgo: 27,
    more: { peopleAffected: 610 },
  },
  { site: 'point41', item: 'power-bank', quantity: 30, urgency: 'urgent', hoursAgo: 9 },
  {
    site: 'dormitory8',
    item: 'thermal-blanket',
    quantity: 60,
    urgency: 'standard',
    hoursAgo: 50,
    more: { status: 'verified' },
  },
  {
    site: 'kindergarten5',
    item: 'generator-inverter',
    quantity: 1,
    urgency: 'urgent',
    hoursAgo: 3,
  },
  {
    site: 'boiler7',
    item: 'mobile-boiler',
    quantity: 1,
    urgency: 'critical',
    hoursAgo: 70,
    more: { status: 'requested' },
  },
]

export function needEntries(now: Moment): Entry[] {
  return [
    autumnRequest(),
    winterNeeds(),
    stillNeeded(AUTUMN_REQUEST, now - 5 * DAY_MS),
    stillNeeded(WINTER_NEEDS, now - 2 * DAY_MS),
    ...SITE_NEEDS.flatMap((need) => siteNeed(need, now)),
  ]
}

function autumnRequest(): Entry {
  return {
    at: AUTUMN,
    kind: 'need',
    key: AUTUMN_REQUEST,
    set: {
      title: 'Осінній запит до Таллінна',
      status: 'requested',
      urgency: 'urgent',
      place: KYIV,
      requestedAt: AUTUMN,
      [`asked/${demoRecordId('donor tallinn')}/at`]: AUTUMN,
      note: 'Обладнання для енергетики. Перелік і кількість у джерелі не названо',
      [`lines/${AUTUMN_LINE}/item`]: 'other',
      [`lines/${AUTUMN_LINE}/name`]: 'Обладнання для енергетики',
      [`lines/${AUTUMN_LINE}/unit`]: 'piece',
      [`lines/${AUTUMN_LINE}/substituteOk`]: true,
      [`lines/${AUTUMN_LINE}/cashOk`]: true,
    },
  }
}

/** Somebody looked again: invented, so that the list is one of a city that is at work. */
function stillNeeded(key: string, at: Moment): Entry {
  return { at, kind: 'need', key, set: { confirmedAt: at } }
}

function winterNeeds(): Entry {
  const key = WINTER_NEEDS
  const fact = readFacts().records.find((record) => `need ${record.id}` === key)
  const lines = (fact?.items ?? []).map(({ item, quantity }) => {
    const at = `lines/${demoEntryId(`${key} ${item}`)}`
    return {
      [`${at}/item`]: item,
      [`${at}/unit`]: 'piece',
      ...(quantity === null ? {} : { [`${at}/quantity`]: quantity }),
    }
  })
  return {
    at: WINTER,
    kind: 'need',
    key,
    set: Object.assign(
      {
        title: 'Найпотрібніше цієї зими',
        status: 'verified',
        urgency: 'critical',
        reason: 'outage',
        place: KYIV,
        verifiedAt: WINTER,
        note: 'Кількість у джерелі не названо',
      },
      ...lines,
    ),
  }
}

function siteNeed(
  { site, item, quantity, urgency, hoursAgo, more }: SiteNeed,
  now: Moment,
): Entry[] {
  const key = `need ${site} ${item}`
  const line = `lines/${demoEntryId(key)}`
  const at = Math.round(now - hoursAgo * HOUR_MS)
  const { status, ...rest } = more ?? {}
  const made: Entry = {
    at,
    kind: 'need',
    key,
    set: {
      status: 'submitted',
      urgency,
      ...spotOf(site),
      reason: 'outage',
      [`${line}/item`]: item,
      [`${line}/quantity`]: quantity,
      [`${line}/unit`]: 'piece',
      ...rest,
    },
  }
  if (status === undefined) return [made]
  const decidedAt = Math.min(at + 2 * HOUR_MS, now)
  return [made, { at: decidedAt, kind: 'need', key, set: { status, verifiedAt: decidedAt } }]
}
