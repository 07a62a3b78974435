// What every answer to a partner carries, and what a link that does not work says, in words.

import { html } from 'hono/html'
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../src/domain/records/assessment.ts'
import { sayToPartner, type PartnerPhrase } from '../../src/i18n/partner-words.ts'
import { writeText } from '../guards/compress.ts'
import type { Html } from './document.ts'
import { writeShell } from './page.ts'

/** No script at all; the form goes back to where it came from. The link is a secret: no shared cache
 *  keeps the page, no search engine lists it, and no other site hears of it by a referrer. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const PRIVATE = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'content-security-policy': POLICY,
} as const

type Written = {
  readonly page: Html
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

export async function writeHtml(
  request: Request,
  { page, status = 200, headers = {} }: Written,
): Promise<Response> {
  return writeText(request, String(await page), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...PRIVATE, ...headers },
  })
}

const REFUSALS = {
  unknown: { status: 404, title: 'unknown', detail: 'unknown.b' },
  edition: { status: 404, title: 'edition.gone', detail: 'unknown.b' },
  expired: { status: 410, title: 'expired', detail: 'ask.new' },
  revoked: { status: 410, title: 'revoked', detail: 'ask.new' },
  limit: { status: 429, title: 'limit', detail: 'limit.b' },
  trouble: { status: 503, title: 'trouble', detail: 'trouble.b' },
} as const satisfies Record<
  string,
  { readonly status: number; readonly title: PartnerPhrase; readonly detail: PartnerPhrase }
>
export type Refusal = keyof typeof REFUSALS

type Refused = {
  readonly why: Refusal
  readonly language: DocumentLanguage
  readonly headers?: Readonly<Record<string, string>>
}

/** Says in the reader's language why there is nothing here, and what to do. */
export function refusePartner(
  request: Request,
  { why, language, headers = {} }: Refused,
): Promise<Response> {
  const { status, title, detail } = REFUSALS[why]
  const say = (key: PartnerPhrase) => sayToPartner(language, key)
  const body = html`<main>
    <h1>${say(title)}</h1>
    <p>${say(detail)}</p>
  </main>`
  const page = writeShell({ language, title: say(title) }, body)
  return writeHtml(request, { page, status, headers })
}

/** Gives the language that a page was asked in; undefined where it was not. */
export function askedLanguage(request: Request): DocumentLanguage | undefined {
  const asked = new URL(request.url).searchParams.get('lang')
  return DOCUMENT_LANGUAGES.find((one) => one === asked)
}

/** Gives the first language of a browser that there are words in. */
export function browserLanguage(request: Request): DocumentLanguage {
  const accepted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((entry) => entry.trim().slice(0, 2).toLowerCase())
  return accepted.flatMap((tag) => DOCUMENT_LANGUAGES.find((one) => one === tag) ?? [])[0] ?? 'en'
}
