import type { Moment } from '../../domain/base/moment.ts'
import type { Destination, UseLine, UseReport } from '../../domain/views/use-report.ts'
import type { DocumentWords } from '../../i18n/document-words.ts'
import { sayOfUse, type UsePhrase } from '../../i18n/use-report-words.ts'
import { useDocumentPlaces } from '../../state/document-places.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { useDonors, useFacilities } from '../../state/facilities.ts'
import { useProofPhotos } from '../../state/proof-photos.ts'
import { SignatureImage } from '../../ui/signature-image.tsx'
import type { Proof } from './proofs.ts'

type Props = {
  readonly report: UseReport
  readonly words: DocumentWords
  readonly donor: string
  readonly since: Moment | undefined
  readonly now: Moment
  readonly proofs: readonly Proof[]
}

type Say = (key: UsePhrase, params?: Readonly<Record<string, string | number>>) => string

/** The report, in the donor's language: the same on the screen and on A4. */
export function UsePaper({ report, words, donor, since, now, proofs }: Props) {
  const donors = useDonors()
  const placeName = useDocumentPlaces(words)
  const municipality = useEnrolment()?.municipality.code ?? ''
  const say: Say = (key, params) => sayOfUse(words.language, key, params)
  const known = donors?.find(({ id }) => id === donor)
  const name = known?.name[words.language === 'uk' ? 'uk' : 'en'] ?? ''
  const { lines, money } = report
  return (
    <article class="document" lang={words.language}>
      <header>
        <p class="document-city">{placeName(municipality)}</p>
        <h2>{say('title')}</h2>
        <p>{say('for', { name })}</p>
        <p>
          {since === undefined
            ? say('all', { to: words.date(now) })
            : say('since', { from: words.date(since), to: words.date(now) })}
        </p>
      </header>
      <section>
        <h3>{say('came')}</h3>
        {lines.length === 0 && money.length === 0 && <p>{say('none')}</p>}
        {lines.length > 0 && <LinesTable lines={lines} words={words} say={say} />}
      </section>
      {money.length > 0 && (
        <section>
          <h3>{say('money')}</h3>
          {money.map(({ currency, amount }) => (
            <p key={currency}>{words.money(amount, currency)}</p>
          ))}
        </section>
      )}
      {proofs.length > 0 && <Proofs proofs={proofs} words={words} say={say} />}
      <section>
        <p>{say('counted')}</p>
        <p>{words.say('taken', { time: words.time(now) })}</p>
        {words.say('native') !== '' && <p>{words.say('native')}</p>}
      </section>
      <footer>
        <p>{say('by')}: ____________________</p>
        <p>{words.say('signature')}: ____________________</p>
      </footer>
    </article>
  )
}

type TableProps = {
  readonly lines: readonly UseLine[]
  readonly words: DocumentWords
  readonly say: Say
}

function LinesTable({ lines, words, say }: TableProps) {
  const { number } = words
  const sayWhere = useDestinations(words, say)
  return (
    <div class="document-table" role="region" aria-label={say('came')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.say('item')}</th>
            <th scope="col">{words.say('received')}</th>
            <th scope="col">{words.say('given')}</th>
            <th scope="col">{say('instore')}</th>
            <th scope="col">{say('off')}</th>
            <th scope="col">{words.say('unit')}</th>
            <th scope="col">{say('where')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.item} ${line.name ?? ''} ${line.unit}`}>
              <th scope="row">{words.item(line.item, line.name)}</th>
              <td>{number(line.received)}</td>
              <td>{number(line.distributed)}</td>
              <td>{number(line.inStore)}</td>
              <td>{number(line.writtenOff)}</td>
              <td>{words.unit(line.unit)}</td>
              <td>
                {line.went.map((destination, at) => (
                  <small key={at}>{sayWhere(destination)}</small>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** «Район: 12 (об’єктів: 3)», «Лікарня № 3, район: 2». */
function useDestinations(words: DocumentWords, say: Say): (destination: Destination) => string {
  const facilities = useFacilities()
  const placeName = useDocumentPlaces(words)
  return ({ facility, district, places, households, quantity }) => {
    const name = facilities?.find(({ id }) => id === facility)?.name
    const where = [name ?? '', district === undefined ? '' : placeName(district)].filter(Boolean)
    const counts = [
      ...(places > 0 && facility === undefined ? [say('places', { n: words.number(places) })] : []),
      ...(households > 0 ? [say('households', { n: words.number(households) })] : []),
    ]
    const title = where.length === 0 ? say('city') : where.join(', ')
    const more = counts.length === 0 ? '' : ` (${counts.join(', ')})`
    return `${title}: ${words.number(quantity)}${more}`
  }
}

type ProofsProps = {
  readonly proofs: readonly Proof[]
  readonly words: DocumentWords
  readonly say: Say
}

function Proofs({ proofs, words, say }: ProofsProps) {
  const photos = useProofPhotos(
    proofs.filter(({ kind }) => kind === 'photo').map(({ value }) => value),
  )
  return (
    <section>
      <h3>{say('proofs')}</h3>
      <div class="report-proofs">
        {proofs.map(({ key, kind, value, at, item, name }) => {
          const day = at === undefined ? '' : words.date(at)
          const caption =
            kind === 'signature' ? say('signed', { date: day }) : `${say('photo')}, ${day}`
          const url = photos.get(value)
          return (
            <figure key={key}>
              {kind === 'signature' && <SignatureImage drawing={value} label={caption} />}
              {url !== undefined && <img src={url} alt={caption} />}
              <figcaption>
                {words.item(item, name)}. {caption}
              </figcaption>
            </figure>
          )
        })}
      </div>
    </section>
  )
}
