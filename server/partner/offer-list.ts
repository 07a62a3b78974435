// «What became of your offers»: each offer of this link with its state, in kinds and totals.

import { html } from 'hono/html'
import type { OfferedGoods, OfferStory } from '../../src/domain/views/offer-story.ts'
import type { Html } from './document.ts'
import type { PartnerWords } from './page-words.ts'
import type { Offers } from './read-offers.ts'

export function writeOffers({ told, more }: Offers, words: PartnerWords): Html | '' {
  const { say, document } = words
  if (told.length === 0) return ''
  return html`<section id="offers">
    <h2>${say('offers')}</h2>
    <ol class="offers">
      ${told.map((story) => writeOffer(story, words))}
    </ol>
    ${more === 0 ? '' : html`<p>${say('offers.more', { n: document.number(more) })}</p>`}
  </section>`
}

function writeOffer(story: OfferStory, words: PartnerWords): Html {
  const { say, document } = words
  const { state, since, offeredAt, reason } = story
  const hasOwnDay = state !== 'offered' && since !== undefined
  return html`<li>
    <strong>${whatIs(story, words).map((one) => html`${one}<br />`)}</strong>
    <span class="state state-${state}">${say(`state.${state}`)}</span>
    ${hasOwnDay ? html`<span>${document.date(since)}</span>` : ''}
    ${story.goods.map((goods) => writeTotals(goods, words))}
    ${reason === undefined ? '' : html`<p>${say('offers.reason')}: ${reason}</p>`}
    ${
      offeredAt === undefined
        ? ''
        : html`<p class="hint">${say('offers.made', { date: document.date(offeredAt) })}</p>`
    }
  </li>`
}

function whatIs({ goods, money }: OfferStory, { document }: PartnerWords): readonly string[] {
  const named = goods.map(({ item, name, unit, offered }) => {
    const count =
      offered === undefined ? '' : `: ${document.number(offered)} ${document.unit(unit)}`
    return `${document.item(item, name)}${count}`
  })
  return money === undefined ? named : [...named, document.money(money.amount, money.currency)]
}

function writeTotals(
  { item, name, unit, received, distributed }: OfferedGoods,
  { say, document }: PartnerWords,
): Html | '' {
  if (received === 0 && distributed === 0) return ''
  const count = (n: number) => `${document.number(n)} ${document.unit(unit)}`
  return html`<p>
    ${document.item(item, name)}: ${say('offers.got', { n: count(received) })},
    ${say('offers.given', { n: count(distributed) })}
  </p>`
}
