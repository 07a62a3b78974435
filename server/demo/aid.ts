// What partner cities gave, from the facts alone: lines, quantities and states. A quantity that the
// article does not state is left out, not 0. Only the split of Warsaw's generators is invented: it
// says that they went to residents and to sites most in need, not how many where.

import type { Moment } from '../../src/domain/base/moment.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { DISTRICTS, KYIV, type SiteKey } from './city.ts'
import { demoEntryId, demoRecordId, type Entry } from './demo-log.ts'
import { aidStatusOf, readFacts, type Fact } from './facts.ts'
import { AUTUMN_LINE, AUTUMN_REQUEST } from './needs.ts'

const WARSAW_GENERATORS = 'aid-warsaw-kyiv-generators-2026'
const ARTICLE_DAY = Date.UTC(2026, 1, 24, 9)
const DAY_PRECISIONS = ['day', 'month']

/** The other municipality whose aid is kept in view: it came the same road and is in no sum of Kyiv. */
const NEIGHBOUR = 'zhytomyr-oblast'

const NOTES: Readonly<Record<string, string>> = {
  [WARSAW_GENERATORS]: 'Тип не названо. Розподіл між об’єктами й районами вигадано для показу',
  'aid-leipzig-trucks': 'Коштом BMZ. Скільки генераторів додадуть, не названо',
  'aid-tallinn-kyiv-grant': 'Кошти замість обладнання, якого немає. Суму не названо',
  'aid-tallinn-zhytomyr-2026': 'Для Житомирської області. У підсумки Києва не входить',
  'aid-warsaw-kyiv-rehabilitation': 'Кількість не названо',
  'aid-leipzig-cargo-bikes': 'Проєкт. Кількість не названо',
}

const HANDED_OUT: readonly [to: SiteKey | keyof typeof DISTRICTS, quantity: number][] = [
  ['hospital3', 6],
  ['clinic6', 4],
  ['school12', 5],
  ['school31', 5],
  ['point41', 8],
  ['point9', 8],
  ['boiler7', 4],
  ['desnianskyi', 28],
  ['dniprovskyi', 22],
]

export function aidEntries(): Entry[] {
  const facts = readFacts()
  return facts.records
    .filter((fact) => fact.kind === 'aid')
    .filter((fact) => fact.recipient === 'kyiv' || fact.recipient === NEIGHBOUR)
    .flatMap((fact) => [
      promise(fact, aidStatusOf(fact.status, facts.meta.mapStatus)),
      ...arrival(fact, aidStatusOf(fact.status, facts.meta.mapStatus)),
      ...(fact.id === WARSAW_GENERATORS ? handOuts(fact) : []),
    ])
}

function promise(fact: Fact, status: string): Entry {
  // A neighbour's place has no name on the phones of this municipality; the note says where it went.
  const place = fact.recipient === 'kyiv' ? KYIV : undefined
  const note = NOTES[fact.id]
  const set: Fields = {
    form: formOf(fact),
    status: status === 'received' ? 'in-transit' : status,
    ...(fact.donor === undefined ? {} : { donor: demoRecordId(`donor ${fact.donor}`) }),
    ...(place === undefined ? {} : { place }),
    ...(note === undefined ? {} : { note }),
    ...(formOf(fact) === 'money' ? grantFields() : lineFields(fact, 'promised')),
  }
  return { at: promisedAt(fact), kind: 'aid', key: `aid ${fact.id}`, set }
}

function arrival(fact: Fact, status: string): Entry[] {
  if (status !== 'received') return []
  const at = endOf(fact)
  const dated = DAY_PRECISIONS.includes(fact.date.precision) ? { receivedAt: at } : {}
  const set: Fields = { status: 'received', ...dated, ...lineFields(fact, 'received') }
  return [{ at, kind: 'aid', key: `aid ${fact.id}`, set }]
}

function handOuts(fact: Fact): Entry[] {
  const [item] = fact.items
  if (item === undefined) return []
  return HANDED_OUT.map(([to, quantity], n) => {
    const entry = `distributions/${demoEntryId(`${fact.id} to ${to}`)}`
    const at = endOf(fact) + (n + 1) * 24 * 60 * 60 * 1000
    const set: Fields = {
      [`${entry}/line`]: lineId(fact, item.item),
      [`${entry}/quantity`]: quantity,
      [`${entry}/at`]: at,
      ...(isDistrict(to)
        ? { [`${entry}/toResidents/place`]: DISTRICTS[to] }
        : { [`${entry}/to`]: demoRecordId(`facility ${to}`) }),
    }
    return { at, kind: 'aid', key: `aid ${fact.id}`, set }
  })
}

function lineFields(fact: Fact, count: 'promised' | 'received'): Fields {
  const fields: Record<string, Fields[string]> = {}
  for (const { item, quantity } of fact.items) {
    const at = `lines/${lineId(fact, item)}`
    fields[`${at}/item`] = item
    fields[`${at}/unit`] = 'piece'
    if (quantity !== null) fields[`${at}/${count}`] = quantity
  }
  return fields
}

/** The grant stands in for equipment that was asked for; its amount is not known, so there is none. */
function grantFields(): Fields {
  return {
    'money/purpose': 'Замість обладнання з осіннього запиту',
    [`needs/${demoRecordId(AUTUMN_REQUEST)}/${AUTUMN_LINE}`]: true,
  }
}

function formOf(fact: Fact): 'goods' | 'money' {
  return fact.items.some(({ item }) => item === 'financial-grant') ? 'money' : 'goods'
}

function lineId(fact: Fact, item: string): string {
  return demoEntryId(`${fact.id} ${item}`)
}

/** The one answer to a request came after it, and before the article: that is all it says of the day. */
function promisedAt(fact: Fact): Moment {
  return fact.relatesTo === undefined ? startOf(fact) : endOf(fact)
}

function startOf(fact: Fact): Moment {
  return fact.date.from === null ? ARTICLE_DAY : Date.parse(`${fact.date.from}T09:00:00Z`)
}

function endOf(fact: Fact): Moment {
  return fact.date.to === null ? ARTICLE_DAY : Date.parse(`${fact.date.to}T09:00:00Z`)
}

function isDistrict(to: string): to is keyof typeof DISTRICTS {
  return Object.hasOwn(DISTRICTS, to)
}
