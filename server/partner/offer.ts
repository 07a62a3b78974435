// What a partner typed into «we can give this», read into aid records; or what is missing, by field.

import { CATALOGUE_ITEMS, type CatalogueItem } from '../../src/domain/catalogue/catalogue.ts'
import { isRecordId, type RecordId } from '../../src/domain/base/ids.ts'
import { kyivDay, kyivMoment } from '../../src/domain/base/kyiv-day.ts'
import { DAY_MS, type Moment } from '../../src/domain/base/moment.ts'
import { parseAmount } from '../../src/domain/base/parse-amount.ts'
import { parseMoney } from '../../src/domain/base/parse-money.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { storable } from '../store/storable.ts'

export const OFFER_CURRENCIES = ['EUR', 'UAH', 'USD', 'PLN', 'GBP', 'CHF', 'CZK', 'SEK'] as const
/** How much of each field is read: a page without scripts says no more than this. */
export const MAX_LENGTH = { name: 200, quantity: 20, amount: 20, contact: 300, note: 2000 } as const

export type TypedOffer = {
  /** Made with the form, one for goods and one for money: what is sent twice arrives once. */
  readonly ids: readonly [RecordId, RecordId] | undefined
  readonly item: string
  readonly name: string
  readonly quantity: string
  readonly amount: string
  readonly currency: (typeof OFFER_CURRENCIES)[number]
  readonly when: string
  readonly contact: string
  readonly note: string
}

export const OFFER_FIELDS = ['item', 'quantity', 'amount', 'when', 'contact'] as const
export type OfferFault =
  | 'err.nothing'
  | 'err.item'
  | 'err.quantity'
  | 'err.amount'
  | 'err.when'
  | 'err.contact'
export type OfferFaults = Partial<Readonly<Record<(typeof OFFER_FIELDS)[number], OfferFault>>>

export const NO_OFFER: TypedOffer = {
  ids: undefined,
  item: '',
  name: '',
  quantity: '',
  amount: '',
  currency: 'EUR',
  when: '',
  contact: '',
  note: '',
}

export function readTyped(form: URLSearchParams): TypedOffer {
  const text = (name: string, length: number) =>
    storable(form.get(name) ?? '')
      .trim()
      .slice(0, length)
  const [goods, money] = [form.get('goods'), form.get('money')]
  return {
    ids: isRecordId(goods) && isRecordId(money) && goods !== money ? [goods, money] : undefined,
    item: text('item', MAX_LENGTH.name),
    name: text('name', MAX_LENGTH.name),
    quantity: text('quantity', MAX_LENGTH.quantity),
    amount: text('amount', MAX_LENGTH.amount),
    currency: OFFER_CURRENCIES.find((one) => one === form.get('currency')) ?? 'EUR',
    when: text('when', 'YYYY-MM-DD'.length),
    contact: text('contact', MAX_LENGTH.contact),
    note: text('note', MAX_LENGTH.note),
  }
}

/** Gives what is missing or cannot be read; nothing where the offer can be kept. */
export function findFaults(typed: TypedOffer, now: Moment): OfferFaults {
  const hasGoods = typed.item !== '' || typed.name !== '' || typed.quantity !== ''
  const hasMoney = typed.amount !== ''
  const isKnown = itemOf(typed) !== undefined
  return {
    ...(!hasGoods && !hasMoney ? { item: 'err.nothing' } : {}),
    ...(hasGoods && !isKnown ? { item: 'err.item' } : {}),
    ...(hasGoods && quantityOf(typed) === undefined ? { quantity: 'err.quantity' } : {}),
    ...(hasMoney && parseMoney(typed.amount) === undefined ? { amount: 'err.amount' } : {}),
    ...(typed.when !== '' && !isComing(typed.when, now) ? { when: 'err.when' } : {}),
    ...(typed.contact === '' ? { contact: 'err.contact' } : {}),
  }
}

type About = { readonly donor: RecordId; readonly link: string; readonly now: Moment }

/** Gives the fields of each aid record that an offer makes: goods, money, or both. Expects no faults. */
export function offerFields(
  typed: TypedOffer,
  { donor, link, now }: About,
): { readonly goods: Fields | undefined; readonly money: Fields | undefined } {
  const item = itemOf(typed)
  const amount = parseMoney(typed.amount)
  const quantity = quantityOf(typed)
  const isOwn = item?.id === 'other'
  // Own words beside something of the list are about it: they are not lost.
  const note = [isOwn ? '' : typed.name, typed.note].filter(Boolean).join('\n')
  const common = {
    donor,
    status: 'offered',
    'steps/offered/at': now,
    recordedAt: now,
    'offer/link': link,
    'offer/contact': typed.contact,
    ...(typed.when === '' ? {} : { expectedAt: kyivMoment(typed.when, NOON) }),
    ...(note === '' ? {} : { note }),
  }
  return {
    goods:
      item === undefined || quantity === undefined
        ? undefined
        : {
            ...common,
            form: 'goods',
            [`lines/${LINE}/item`]: item.id,
            [`lines/${LINE}/unit`]: item.unit,
            [`lines/${LINE}/promised`]: quantity,
            ...(isOwn ? { [`lines/${LINE}/name`]: typed.name } : {}),
          },
    money:
      amount === undefined
        ? undefined
        : {
            ...common,
            form: 'money',
            'money/amount': amount,
            'money/currency': typed.currency,
          },
  }
}

const NOON = 12 * 60
const MAX_AHEAD_MS = 3660 * DAY_MS
/** An offer has one line. */
const LINE = 'offered00001'

function quantityOf({ quantity }: TypedOffer): number | undefined {
  const amount = parseAmount(quantity)
  return typeof amount === 'number' && amount > 0 ? amount : undefined
}

/** What is named in own words, and not chosen, is counted in pieces: nobody knows better. */
function itemOf({ item, name }: TypedOffer): Pick<CatalogueItem, 'id' | 'unit'> | undefined {
  if (item === '' && name !== '') return { id: 'other', unit: 'piece' }
  return CATALOGUE_ITEMS.find(({ id, unit }) => id === item && unit !== 'money')
}

function isComing(day: string, now: Moment): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const at = Date.parse(`${day}T12:00:00Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return false
  return day >= kyivDay(now) && at < now + MAX_AHEAD_MS
}
