// What a partner city opens with its link: a page, the tables of an edition, and the form that comes
// back. The link is the only key: it is looked up at each request, and never logged.

import { randomBytes } from 'node:crypto'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import { RequestProblem } from '../guards/problem.ts'
import { readForm } from '../guards/read-body.ts'
import {
  askedLanguage,
  browserLanguage,
  PRIVATE,
  refusePartner,
  writeHtml,
} from '../partner/answer.ts'
import { explain } from '../partner/explain.ts'
import { keepOffer } from '../partner/keep-offer.ts'
import {
  findFaults,
  NO_OFFER,
  readTyped,
  type OfferFaults,
  type TypedOffer,
} from '../partner/offer.ts'
import { writePage } from '../partner/page.ts'
import { loadPageWords } from '../partner/page-words.ts'
import { readOffers } from '../partner/read-offers.ts'
import {
  currentEdition,
  readEditionContent,
  readPartner,
  type Edition,
  type Partner,
} from '../partner/read-partner.ts'
import { TABLE_FORMATS, writeTable, type TableFormat } from '../partner/tables.ts'
import { findPartnerLink, noteOpened, type PartnerLink } from '../store/partner-links.ts'
import type { Asked, Route } from './route.ts'

const CODE = /^[\w-]{32}$/

const showPage: Route = {
  method: 'GET',
  path: '/partner/:id',
  handle: behindLink(async (asked, link) => {
    const { request, deps } = asked
    const partner = await readPartner(deps.db, link)
    const shown = chooseEdition(partner, request)
    if (request.method !== 'HEAD') await noteOpened(deps.db, link, deps.now())
    deps.log.debug('partner_opened', { link: link.id })
    const isSent = new URL(request.url).searchParams.has('sent')
    return drawPage(asked, { partner, shown, isSent, typed: NO_OFFER, faults: {} })
  }),
}

const takeOffer: Route = {
  method: 'POST',
  path: '/partner/:id/offer',
  handle: behindLink(async (asked, link) => {
    const { request, deps, limiter, id } = asked
    const now = deps.now()
    const typed = readTyped(await readForm(request))
    const faults = findFaults(typed, now)
    if (Object.keys(faults).length > 0) {
      const partner = await readPartner(deps.db, link)
      const shown = currentEdition(partner.editions)
      return drawPage(asked, { partner, shown, isSent: false, typed, faults })
    }
    limiter.take('offer', link.id)
    const kept = await keepOffer(deps.db, { link, typed, now })
    if (kept > 0) deps.news.tell(link.municipality)
    deps.log.info('offer_kept', { link: link.id, records: kept })
    const lang = askedLanguage(request)
    const location = `/partner/${id}?sent=1${lang === undefined ? '' : `&lang=${lang}`}#offer`
    return new Response(null, { status: 303, headers: { ...PRIVATE, location } })
  }),
}

const giveTable = (format: TableFormat): Route => ({
  method: 'GET',
  path: `/partner/:id/table.${format}`,
  handle: behindLink(async ({ request, deps }, link) => {
    const partner = await readPartner(deps.db, link)
    const edition = chooseEdition(partner, request)
    const content = edition && readEditionContent(edition)
    if (edition === undefined || content === undefined) throw new RequestProblem('not_found')
    const words = await loadPageWords(partner, askedLanguage(request) ?? link.language, deps.files)
    const answer = await writeTable({ edition, content, format }, words)
    for (const [name, value] of Object.entries(PRIVATE)) answer.headers.set(name, value)
    return answer
  }),
})

export const partnerRoutes: readonly Route[] = [
  showPage,
  ...TABLE_FORMATS.map(giveTable),
  takeOffer,
]

/** Runs a handler for who holds a link that works; everybody else reads why it does not. */
function behindLink(
  handle: (asked: Asked, link: PartnerLink) => Promise<Response>,
): Route['handle'] {
  return async (asked) => {
    const { request, deps, limiter, id, address } = asked
    let language = askedLanguage(request) ?? browserLanguage(request)
    try {
      limiter.take('partner', address)
      const link = CODE.test(id) ? await findPartnerLink(deps.db, id, deps.now()) : undefined
      if (link === undefined) {
        limiter.take('partnerMiss', address)
        return await refusePartner(request, { why: 'unknown', language })
      }
      language = askedLanguage(request) ?? link.language
      if (link.state !== 'open') return await refusePartner(request, { why: link.state, language })
      return await handle(asked, link)
    } catch (error) {
      return explain(error, asked, language)
    }
  }
}

/** Gives the edition that is asked for, else the one in force. Throws not_found. */
function chooseEdition({ editions }: Partner, request: Request): Edition | undefined {
  const asked = new URL(request.url).searchParams.get('edition')
  if (asked === null) return currentEdition(editions)
  const found = editions.find(({ id }) => id === asked)
  if (found === undefined) throw new RequestProblem('not_found')
  return found
}

type Drawn = {
  readonly partner: Partner
  readonly shown: Edition | undefined
  readonly typed: TypedOffer
  readonly faults: OfferFaults
  readonly isSent: boolean
}

async function drawPage(
  { request, deps, id }: Asked,
  { partner, shown, typed, faults, isSent }: Drawn,
): Promise<Response> {
  const language = askedLanguage(request) ?? partner.link.language
  const words = await loadPageWords(partner, language, deps.files)
  const offers = await readOffers(deps.db, partner.link)
  const now = deps.now()
  const newIds = [makeRecordId(now, randomBytes(10)), makeRecordId(now, randomBytes(10))] as const
  const form = { typed: { ...typed, ids: typed.ids ?? newIds }, faults, isSent, now }
  const page = writePage({ partner, shown, offers, words, path: `/partner/${id}`, form })
  return writeHtml(request, { page, status: Object.keys(faults).length > 0 ? 422 : 200 })
}
