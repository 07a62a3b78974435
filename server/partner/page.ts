// The whole page: head, document, tables, editions, form. No script, one stylesheet, nothing of others.

import { html } from 'hono/html'
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../src/domain/records/assessment.ts'
import { compareEditions } from '../../src/domain/views/assessment/compare.ts'
import { LANGUAGE_NAMES } from '../../src/i18n/partner-words.ts'
import { writeDocument, type Html } from './document.ts'
import { writeOfferForm, type Form } from './offer-form.ts'
import { writeOffers } from './offer-list.ts'
import type { PartnerWords } from './page-words.ts'
import type { Offers } from './read-offers.ts'
import { currentEdition, readEditionContent, type Edition, type Partner } from './read-partner.ts'

export type Page = {
  readonly partner: Partner
  readonly shown: Edition | undefined
  readonly offers: Offers
  readonly words: PartnerWords
  /** The address of the link, without a query. */
  readonly path: string
  readonly form: Omit<Form, 'action' | 'asked'>
}

export function writePage({ partner, shown, offers, words, path, form }: Page): Html {
  const { say, language } = words
  const content = shown && readEditionContent(shown)
  const own = language === partner.link.language ? {} : { lang: language }
  const at: At = (query, part = '') => address(`${path}${part}`, { ...own, ...query })
  const view = { words, at }
  return writeShell(
    { language, title: `${words.document.say('title')} · ${words.city}` },
    html`<header>
        <p class="city">${words.city}</p>
        <h1>${words.document.say('title')}</h1>
        <p>
          ${say('lead', { city: words.city, name: words.partner })}
          ${say('until', { date: words.document.date(partner.link.expiresAt) })}
        </p>
        <nav aria-label="${say('languages')}">
          ${DOCUMENT_LANGUAGES.map((one) => writeLanguage(one, view))}
        </nav>
      </header>
      <main>
        ${writeStanding(partner, shown, view)}
        ${content === undefined || shown === undefined ? html`<p>${say('none')}</p>` : writeEdition({ partner, shown, content }, view)}
        ${writeEditions(partner.editions, shown, view)} ${writeOffers(offers, words)}
        ${writeOfferForm({ ...form, action: at({}, '/offer'), asked: content }, words)}
      </main>
      <footer><p>${say('footer')}</p></footer>`,
  )
}

/** Gives an address of this link, in the language that is shown. */
type At = (query: Readonly<Record<string, string>>, part?: string) => string
type View = { readonly words: PartnerWords; readonly at: At }

function writeLanguage(one: DocumentLanguage, { words, at }: View): Html {
  const isShown = one === words.language
  return html`<a
    href="${at({ lang: one })}"
    lang="${one}"
    hreflang="${one}"
    ${isShown ? html` aria-current="true"` : ''}
    >${LANGUAGE_NAMES[one]}</a
  > `
}

function writeStanding(
  { editions }: Partner,
  shown: Edition | undefined,
  { words: { say }, at }: View,
): Html | '' {
  const current = currentEdition(editions)
  if (shown === undefined || current === undefined || current.id === shown.id) return ''
  return html`<p class="note">
    ${say('earlier.edition')} <a href="${at({})}">${say('to.current')}</a>
  </p>`
}

type Shown = {
  readonly partner: Partner
  readonly shown: Edition
  readonly content: NonNullable<ReturnType<typeof readEditionContent>>
}

function writeEdition({ partner, shown, content }: Shown, { words, at }: View): Html {
  const previous = partner.editions.find(({ id }) => id === shown.supersedes)
  const old = previous && readEditionContent(previous)
  const before =
    previous === undefined || old === undefined
      ? undefined
      : { number: previous.number, changes: compareEditions(old.lines, content.lines) }
  const table = (format: 'xlsx' | 'csv' | 'json') =>
    html`<li>
      <a href="${at({ edition: shown.id }, `/table.${format}`)}" download>${words.say(format)}</a>
    </li>`
  return html`${writeDocument({ edition: shown, content, before }, words)}
    <section>
      <h2>${words.say('downloads')}</h2>
      <ul class="files">
        ${table('xlsx')}${table('csv')}${table('json')}
      </ul>
    </section>`
}

function writeEditions(
  editions: readonly Edition[],
  shown: Edition | undefined,
  { words: { say, document }, at }: View,
): Html | '' {
  if (editions.length < 2) return ''
  const name = ({ number, approvedAt, isSuperseded }: Edition) =>
    `${say('edition', { n: number, date: document.date(approvedAt) })}${isSuperseded ? ` (${say('edition.old')})` : ''}`
  return html`<section>
    <h2>${say('editions')}</h2>
    <ul>
      ${editions.map((edition) =>
        edition.id === shown?.id
          ? html`<li>${name(edition)}, ${say('edition.shown')}</li>`
          : html`<li><a href="${at({ edition: edition.id })}">${name(edition)}</a></li>`,
      )}
    </ul>
  </section>`
}

function address(path: string, query: Readonly<Record<string, string>>): string {
  const written = new URLSearchParams(query).toString()
  return written === '' ? path : `${path}?${written}`
}

type Shell = { readonly language: DocumentLanguage; readonly title: string }

/** Gives a page with its head. The stylesheet has the colours of the app, light and dark. */
export function writeShell({ language, title }: Shell, body: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/partner.css" />
        <link rel="icon" href="/i/icon.svg" />
      </head>
      <body>
        ${body}
      </body>
    </html>`
}
