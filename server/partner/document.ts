// The assessment as a page without scripts: the same chapters as in the app, in the same order.

import { html } from 'hono/html'
import { SPEC_FIELDS } from '../../src/domain/catalogue/catalogue.ts'
import type { AssessmentContent } from '../../src/domain/views/assessment/assess.ts'
import type { EditionChange } from '../../src/domain/views/assessment/compare.ts'
import type { AskedLine } from '../../src/domain/views/assessment/sum-lines.ts'
import { sayPlaces, saySpec } from '../../src/exports/assessment-table.ts'
import { keepUnits } from '../../src/i18n/document-words.ts'
import type { PartnerWords } from './page-words.ts'
import type { Edition } from './read-partner.ts'

export type Html = ReturnType<typeof html>

type Shown = {
  readonly edition: Edition
  readonly content: AssessmentContent
  readonly before:
    | { readonly number: string; readonly changes: readonly EditionChange[] }
    | undefined
}

const DAY_HOURS = 24

export function writeDocument({ edition, content, before }: Shown, words: PartnerWords): Html {
  const { say, date } = words.document
  const name = edition.isForAll ? say('all') : words.partner
  return html`<article>
    ${edition.isSuperseded ? html`<p class="mark">${say('superseded')}</p>` : ''}
    <h2>${say('title')} ${say('number', { n: edition.number })}</h2>
    <p>
      ${say('for', { name })}<br />${say('period', { from: date(content.from), to: date(content.to) })}
    </p>
    ${content.districts.length > 0 ? html`<p>${content.districts.map(words.placeName).join(', ')}</p>` : ''}
    ${writeSituation(content, words)} ${writeLines(content, words)}
    ${edition.isForAll ? '' : writeEarlier(content, words)}
    ${before === undefined ? '' : writeChanges(before, words)} ${writeCounted(content, words)}
    ${edition.contact === undefined ? '' : html`<p>${say('contact')}: ${edition.contact}</p>`}
  </article>`
}

function writeSituation({ situation }: AssessmentContent, words: PartnerWords): Html {
  const { say, number } = words.document
  const { longDark, known, hours, critical, people } = situation
  const bar = (mean: number) => Math.round((mean / DAY_HOURS) * 1000) / 10
  return html`<section>
    <h3>${say('situation')}</h3>
    <p>${known === 0 ? say('nodata') : say('dark', { n: number(longDark), m: number(known) })}</p>
    <p>
      ${say('critical', { n: number(critical) })}
      ${people > 0 ? say('people', { n: number(people) }) : ''}
    </p>
    ${
      hours.length === 0
        ? ''
        : html`<table class="bars">
            <caption>
              ${say('hours')}
            </caption>
            <tbody>
              ${hours.map(
                ({ district, mean }) =>
                  html`<tr>
                    <th scope="row">${words.placeName(district)}</th>
                    <td>
                      <svg aria-hidden="true" width="100%" height="14">
                        <rect width="${bar(mean)}%" height="14" />
                      </svg>
                    </td>
                    <td>${say('hour', { n: number(Math.round(mean * 10) / 10) })}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`
}

function writeLines({ lines }: AssessmentContent, words: PartnerWords): Html {
  const { say } = words.document
  const heads = ['item', 'needed', 'promised', 'open', 'unit', 'by'] as const
  return html`<section>
    <h3>${say('needs')}</h3>
    ${
      lines.length === 0
        ? html`<p>${say('none')}</p>`
        : html`<div class="wide" role="region" aria-label="${say('needs')}" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">#</th>
                  ${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${lines.map((line, at) => writeLine(line, at, words))}
              </tbody>
            </table>
          </div>`
    }
  </section>`
}

function writeLine(line: AskedLine, at: number, words: PartnerWords): Html {
  const { say, number, item, unit, date } = words.document
  const about = { words: words.document, specFields: SPEC_FIELDS, placeName: words.placeName }
  const isCounted = line.quantity > 0
  const small = [
    keepUnits([say(`urgency.${line.urgency}`), saySpec(line, about)].filter(Boolean).join('. ')),
    sayPlaces(line, about),
    line.unstated > 0 && isCounted ? say('unstated', { n: number(line.unstated) }) : '',
  ].filter(Boolean)
  const by = line.neededBy === undefined ? '' : date(Date.parse(line.neededBy))
  return html`<tr>
    <td>${at + 1}</td>
    <th scope="row">
      ${item(line.item, line.name)}${small.map((one) => html`<small>${one}</small>`)}
    </th>
    <td>${isCounted ? number(line.quantity) : '?'}</td>
    <td>${number(line.promised)}</td>
    <td>${isCounted ? number(line.open) : '?'}</td>
    <td>${unit(line.unit)}</td>
    <td>${by}</td>
  </tr>`
}

function writeEarlier({ earlier }: AssessmentContent, words: PartnerWords): Html {
  const { say, number, item, unit, money } = words.document
  const heads = ['item', 'promised', 'received', 'given', 'unit'] as const
  const isNone = earlier.goods.length === 0 && earlier.money.length === 0
  return html`<section>
    <h3>${say('earlier')}</h3>
    ${isNone ? html`<p>${say('noearlier')}</p>` : ''}
    ${
      earlier.goods.length === 0
        ? ''
        : html`<div class="wide" role="region" aria-label="${say('earlier')}" tabindex="0">
            <table>
              <thead>
                <tr>
                  ${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${earlier.goods.map(
                  (goods) =>
                    html`<tr>
                      <th scope="row">${item(goods.item, goods.name)}</th>
                      <td>${goods.promised === 0 ? '?' : number(goods.promised)}</td>
                      <td>${number(goods.received)}</td>
                      <td>${number(goods.distributed)}</td>
                      <td>${unit(goods.unit)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${earlier.money.map(({ currency, amount }) => html`<p>${money(amount, currency)}</p>`)}
  </section>`
}

function writeChanges(before: NonNullable<Shown['before']>, words: PartnerWords): Html {
  const { say, number, item, unit } = words.document
  return html`<section>
    <h3>${say('changes', { n: before.number })}</h3>
    ${before.changes.length === 0 ? html`<p>${say('nochanges')}</p>` : ''}
    <ul>
      ${before.changes.map(
        (change) =>
          html`<li>
            ${say(change.tag, {
              item: item(change.line.item, change.line.name),
              n: number(change.line.open),
              unit: unit(change.line.unit),
              before: change.tag === 'changed' ? number(change.openBefore) : '',
            })}
          </li>`,
      )}
    </ul>
  </section>`
}

function writeCounted({ counted, takenAt }: AssessmentContent, words: PartnerWords): Html {
  const { say, number, time } = words.document
  const { phones, needs, outages } = counted
  return html`<section>
    <h3>${say('counted')}</h3>
    <p>${say('method')}</p>
    <p>
      ${say('coverage', { needs: number(needs), outages: number(outages) })}
      ${
        phones === undefined
          ? ''
          : say('phones', { n: number(phones.heard), m: number(phones.all) })
      }
    </p>
    <p>${say('taken', { time: time(takenAt) })}</p>
    ${say('native') === '' ? '' : html`<p>${say('native')}</p>`}
  </section>`
}
