import { html } from 'hono/html'
import { isRecordId } from '../../src/domain/base/ids.ts'
import { askedLanguage, browserLanguage, refusePartner, writeHtml } from '../partner/answer.ts'
import { checkEdition, type Checked } from '../partner/check-edition.ts'
import { explain } from '../partner/explain.ts'
import { writeShell } from '../partner/page.ts'
import { loadWords, type PageWords } from '../partner/page-words.ts'
import type { Route } from './route.ts'

/** What the code on a printed assessment opens, for whoever holds the paper. */
export const checkRoute: Route = {
  method: 'GET',
  path: '/check/:id',
  handle: async (asked) => {
    const { request, deps, limiter, id, address } = asked
    const language = askedLanguage(request)
    try {
      limiter.take('partner', address)
      const checked = isRecordId(id) ? await checkEdition(deps.db, id) : undefined
      if (checked === undefined) {
        limiter.take('partnerMiss', address)
        return await refusePartner(request, {
          why: 'unknown',
          language: language ?? browserLanguage(request),
        })
      }
      const words = await loadWords(checked.municipality, language ?? checked.language, deps.files)
      return await writeHtml(request, { page: writeVerdict(checked, words) })
    } catch (error) {
      return explain(error, asked, language ?? browserLanguage(request))
    }
  },
}

function writeVerdict({ number, approvedAt, isValid, newer }: Checked, words: PageWords) {
  const { say, document, city, language } = words
  const verdict = say(isValid ? 'check.valid' : 'check.old', {
    n: number,
    date: document.date(approvedAt),
  })
  const body = html`<main>
    <p class="city">${city}</p>
    <h1>${document.say('title')}</h1>
    <h2>${say('check')}</h2>
    <p class="mark">${verdict}</p>
    ${
      newer === undefined
        ? ''
        : html`<p>
            ${say('check.newer', { n: newer.number, date: document.date(newer.approvedAt) })}
          </p>`
    }
  </main>`
  return writeShell({ language, title: say('check') }, body)
}
