import type { AssessmentContent } from '../../domain/views/assessment/assess.ts'
import type { EditionChange } from '../../domain/views/assessment/compare.ts'
import type { DocumentWords } from '../../i18n/document-words.ts'

type Props = {
  readonly content: AssessmentContent
  readonly words: DocumentWords
  readonly placeName: (code: string) => string
}

const DAY_HOURS = 24

/** The situation in two sentences and one drawing, whose numbers stand beside its bars. */
export function Situation({ content: { situation }, words, placeName }: Props) {
  const { say, number } = words
  const { longDark, known, hours, critical, people } = situation
  return (
    <section>
      <h3>{say('situation')}</h3>
      <p>{known === 0 ? say('nodata') : say('dark', { n: number(longDark), m: number(known) })}</p>
      <p>
        {say('critical', { n: number(critical) })}{' '}
        {people > 0 && say('people', { n: number(people) })}
      </p>
      {hours.length > 0 && (
        <table class="document-bars">
          <caption>{say('hours')}</caption>
          <tbody>
            {hours.map(({ district, mean }) => (
              <tr key={district}>
                <th scope="row">{placeName(district)}</th>
                <td>
                  <svg class="ov-bar" aria-hidden="true" preserveAspectRatio="none">
                    <rect
                      class="bar-dark"
                      width={`${Math.round((mean / DAY_HOURS) * 1000) / 10}%`}
                      height="100%"
                    />
                  </svg>
                </td>
                <td>{say('hour', { n: number(Math.round(mean * 10) / 10) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** What became of what this partner gave before. */
export function Earlier({ content: { earlier }, words }: Props) {
  const { say, number } = words
  const isNone = earlier.goods.length === 0 && earlier.money.length === 0
  return (
    <section>
      <h3>{say('earlier')}</h3>
      {isNone && <p>{say('noearlier')}</p>}
      {earlier.goods.length > 0 && (
        <div class="document-table" role="region" aria-label={say('earlier')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('item')}</th>
                <th scope="col">{say('promised')}</th>
                <th scope="col">{say('received')}</th>
                <th scope="col">{say('given')}</th>
                <th scope="col">{say('unit')}</th>
              </tr>
            </thead>
            <tbody>
              {earlier.goods.map((goods) => (
                <tr key={`${goods.item} ${goods.name ?? ''} ${goods.unit}`}>
                  <th scope="row">{words.item(goods.item, goods.name)}</th>
                  <td>{goods.promised === 0 ? '?' : number(goods.promised)}</td>
                  <td>{number(goods.received)}</td>
                  <td>{number(goods.distributed)}</td>
                  <td>{words.unit(goods.unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {earlier.money.map(({ currency, amount }) => (
        <p key={currency}>{words.money(amount, currency)}</p>
      ))}
    </section>
  )
}

type ChangesProps = {
  readonly words: DocumentWords
  readonly number: string
  readonly changes: readonly EditionChange[]
}

/** What a reader of the last edition has to know. */
export function Changes({ words, number, changes }: ChangesProps) {
  const { say } = words
  return (
    <section>
      <h3>{say('changes', { n: number })}</h3>
      {changes.length === 0 && <p>{say('nochanges')}</p>}
      <ul>
        {changes.map((change) => (
          <li key={`${change.tag} ${change.line.key}`}>
            {say(change.tag, {
              item: words.item(change.line.item, change.line.name),
              n: words.number(change.line.open),
              unit: words.unit(change.line.unit),
              before: change.tag === 'changed' ? words.number(change.openBefore) : '',
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How it was counted: what a careful reader asks first. */
export function Counted({ content: { counted, takenAt }, words }: Props) {
  const { say, number } = words
  const { phones, needs, outages } = counted
  return (
    <section>
      <h3>{say('counted')}</h3>
      <p>{say('method')}</p>
      <p>{say('coverage', { needs: number(needs), outages: number(outages) })}</p>
      {phones !== undefined && (
        <p>{say('phones', { n: number(phones.heard), m: number(phones.all) })}</p>
      )}
      <p>{say('taken', { time: words.time(takenAt) })}</p>
      {say('native') !== '' && <p>{say('native')}</p>}
    </section>
  )
}
