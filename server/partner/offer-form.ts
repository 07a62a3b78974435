// «We can give this»: a form that works without scripts, keeps what was typed, and names what is
// missing beside the field.

import { html } from 'hono/html'
import { CATALOGUE_ITEMS } from '../../src/domain/catalogue/catalogue.ts'
import { kyivDay } from '../../src/domain/base/kyiv-day.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { AssessmentContent } from '../../src/domain/views/assessment/assess.ts'
import type { Html } from './document.ts'
import {
  MAX_LENGTH,
  OFFER_CURRENCIES,
  OFFER_FIELDS,
  type OfferFaults,
  type TypedOffer,
} from './offer.ts'
import type { PartnerWords } from './page-words.ts'

export type Form = {
  readonly action: string
  readonly typed: TypedOffer
  readonly faults: OfferFaults
  readonly asked: AssessmentContent | undefined
  readonly isSent: boolean
  readonly now: Moment
}

export function writeOfferForm(form: Form, words: PartnerWords): Html {
  const { typed, action, isSent } = form
  const { say } = words
  const [goods, money] = typed.ids ?? []
  return html`<section id="offer">
    <h2>${say('offer')}</h2>
    ${isSent ? html`<p class="done" role="status">${say('offer.sent')}</p>` : ''}
    <p>${say('offer.lead')}</p>
    ${writeSummary(form, words)}
    <form method="post" action="${action}">
      <input type="hidden" name="goods" value="${goods ?? ''}" /><input
        type="hidden"
        name="money"
        value="${money ?? ''}"
      />
      ${writeGoods(form, words)} ${writeMoney(form, words)} ${writeTerms(form, words)}
      <button>${say('offer.send')}</button>
    </form>
  </section>`
}

function writeGoods(form: Form, words: PartnerWords): Html {
  const { typed } = form
  const { say } = words
  const fieldOf = fieldsOf(form, words)
  return html`<fieldset>
    <legend>${say('offer.goods')}</legend>
    ${writeField(
      fieldOf('item', say('offer.item')),
      (more) =>
        html`<select ${more}>
          ${writeItems(form, words)}
        </select>`,
    )}
    <label for="name">${say('offer.name')}</label
    ><input id="name" name="name" maxlength="${MAX_LENGTH.name}" value="${typed.name}" />
    ${writeField(fieldOf('quantity', say('offer.quantity')), (more) => html`<input ${more} inputmode="decimal" maxlength="${MAX_LENGTH.quantity}" value="${typed.quantity}" />`)}
  </fieldset>`
}

function writeMoney(form: Form, words: PartnerWords): Html {
  const { typed } = form
  const { say } = words
  const fieldOf = fieldsOf(form, words)
  return html`<fieldset>
    <legend>${say('offer.money')}</legend>
    ${writeField(fieldOf('amount', say('offer.amount')), (more) => html`<input ${more} inputmode="decimal" maxlength="${MAX_LENGTH.amount}" value="${typed.amount}" />`)}
    <label for="currency">${say('offer.currency')}</label
    ><select id="currency" name="currency">
      ${OFFER_CURRENCIES.map(
        (one) => html`<option${one === typed.currency ? html` selected` : ''}>${one}</option>`,
      )}
    </select>
  </fieldset>`
}

function writeTerms(form: Form, words: PartnerWords): Html {
  const { typed, now } = form
  const { say } = words
  const fieldOf = fieldsOf(form, words)
  const optional = (text: string) => `${text} (${say('offer.optional')})`
  return html`${writeField(fieldOf('when', optional(say('offer.when'))), (more) => html`<input ${more} type="date" min="${kyivDay(now)}" value="${typed.when}" />`)}
    ${writeField(fieldOf('contact', say('offer.contact')), (more) => html`<input ${more} required maxlength="${MAX_LENGTH.contact}" value="${typed.contact}" />`)}
    <p class="hint">${say('offer.contact.h')}</p>
    <label for="note">${optional(say('offer.note'))}</label
    ><textarea id="note" name="note" rows="4" maxlength="${MAX_LENGTH.note}">
${typed.note}</textarea>`
}

function fieldsOf({ faults }: Form, { say }: PartnerWords) {
  return (name: Field['name'], label: string): Field => {
    const fault = faults[name]
    return { name, label, fault: fault && say(fault) }
  }
}

function writeSummary({ faults }: Form, { say }: PartnerWords): Html | '' {
  const wrong = OFFER_FIELDS.flatMap((name) => {
    const fault = faults[name]
    return fault === undefined ? [] : [{ name, fault }]
  })
  if (wrong.length === 0) return ''
  return html`<div class="fault" role="alert">
    <h3>${say('err.title')}</h3>
    <ul>
      ${wrong.map(({ name, fault }) => html`<li><a href="#${name}">${say(fault)}</a></li>`)}
    </ul>
  </div>`
}

type Field = {
  readonly name: (typeof OFFER_FIELDS)[number]
  readonly label: string
  readonly fault: string | undefined
}

/** A label, what is wrong, and the control, tied to both. */
function writeField({ name, label, fault }: Field, write: (attributes: Html) => Html): Html {
  const tied =
    fault === undefined ? '' : html` aria-invalid="true" aria-describedby="${name}-fault"`
  return html`<label for="${name}">${label}</label>${
      fault === undefined ? '' : html`<p class="fault-note" id="${name}-fault">${fault}</p>`
    }${write(html`id="${name}" name="${name}"${tied}`)}`
}

/** What the assessment asks for comes first; then the whole catalogue. */
function writeItems({ asked, typed }: Form, words: PartnerWords): Html {
  const { say, document } = words
  const first = new Set(asked?.lines.map(({ item }) => item) ?? [])
  const option = (id: string, unit: string) =>
    html`<option value="${id}" ${id === typed.item ? html` selected` : ''}>
      ${document.item(id, undefined)} (${document.unit(unit)})
    </option>`
  const byName = new Intl.Collator(words.language)
  // Money has fields of its own.
  const goods = CATALOGUE_ITEMS.filter(({ unit }) => unit !== 'money')
  const rest = goods
    .filter(({ id }) => !first.has(id))
    .toSorted((a, b) =>
      byName.compare(document.item(a.id, undefined), document.item(b.id, undefined)),
    )
  const wanted = goods.filter(({ id }) => first.has(id))
  return html`<option value="">${say('offer.choose')}</option>
    ${
      wanted.length === 0
        ? ''
        : html`<optgroup label="${say('offer.asked')}">
            ${wanted.map(({ id, unit }) => option(id, unit))}
          </optgroup>`
    }
    <optgroup label="${say('offer.others')}">
      ${rest.map(({ id, unit }) => option(id, unit))}
    </optgroup>`
}
