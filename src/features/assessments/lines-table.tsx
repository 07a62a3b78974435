import { sayPlaces, saySpec } from '../../exports/assessment-table.ts'
import type { AssessmentContent } from '../../domain/views/assessment/assess.ts'
import type { AskedLine } from '../../domain/views/assessment/sum-lines.ts'
import { keepUnits, type DocumentWords } from '../../i18n/document-words.ts'
import { useCatalogue } from '../../state/catalogue.ts'

type Props = {
  readonly content: AssessmentContent
  readonly words: DocumentWords
  readonly placeName: (code: string) => string
}

/** Needs by urgency, in the columns that customs and procurement ask for. */
export function LinesTable({ content, words, placeName }: Props) {
  const { say, number } = words
  const specFields = useCatalogue()?.specFields ?? {}
  const about = { words, specFields, placeName }
  return (
    <section>
      <h3>{say('needs')}</h3>
      {content.lines.length === 0 && <p>{say('none')}</p>}
      {content.lines.length > 0 && (
        <div class="document-table" role="region" aria-label={say('needs')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">#</th>
                <th scope="col">{say('item')}</th>
                <th scope="col">{say('needed')}</th>
                <th scope="col">{say('promised')}</th>
                <th scope="col">{say('open')}</th>
                <th scope="col">{say('unit')}</th>
                <th scope="col">{say('by')}</th>
              </tr>
            </thead>
            <tbody>
              {content.lines.map((line, at) => (
                <tr key={line.key}>
                  <td>{at + 1}</td>
                  <th scope="row">
                    {words.item(line.item, line.name)}
                    <small>
                      {keepUnits(
                        [urgencyOf(line), saySpec(line, about)].filter(Boolean).join('. '),
                      )}
                    </small>
                    <small>{sayPlaces(line, about)}</small>
                    {line.unstated > 0 && line.quantity > 0 && (
                      <small>{say('unstated', { n: number(line.unstated) })}</small>
                    )}
                  </th>
                  <td>{line.quantity === 0 ? '?' : number(line.quantity)}</td>
                  <td>{number(line.promised)}</td>
                  <td>{line.quantity === 0 ? '?' : number(line.open)}</td>
                  <td>{words.unit(line.unit)}</td>
                  <td>
                    {line.neededBy === undefined ? '' : words.date(Date.parse(line.neededBy))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )

  function urgencyOf({ urgency }: AskedLine): string {
    return say(`urgency.${urgency}`)
  }
}
