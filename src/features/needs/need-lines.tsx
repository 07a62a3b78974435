import type { Fields } from '../../domain/replica/merge.ts'
import type { Need, NeedLine } from '../../domain/records/need.ts'
import type { LineCoverage, NeedCoverage } from '../../domain/views/coverage.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { lineWords, moreSpec } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { parseMinimum, readLines, type LineValues } from './need-line-draft.ts'
import { CoverageBar } from './coverage-bar.tsx'

type Props = {
  readonly need: Need
  readonly fields: Fields
  readonly coverage: NeedCoverage | undefined
}

/** What is needed, and how far each of it has come. */
export function NeedLines({ need, fields, coverage }: Props) {
  const { t } = useText()
  const terms = readLines(fields)
  if (need.lines.length === 0) return <p class="muted">{t('need.nolines')}</p>
  return (
    <>
      {need.lines.map((line) => (
        <NeedLineCard
          key={line.id}
          line={line}
          terms={terms.find(({ id }) => id === line.id)}
          covered={coverage?.lines.find((one) => one.line === line.id)}
        />
      ))}
    </>
  )
}

type LineProps = {
  readonly line: NeedLine
  readonly terms: LineValues | undefined
  readonly covered: LineCoverage | undefined
}

function NeedLineCard({ line, terms, covered }: LineProps) {
  const text = useText()
  const catalogue = useCatalogue()
  if (catalogue === undefined) return null
  const unit = catalogue.unitName(line.unit)
  const spec = moreSpec(text, catalogue, line)
  return (
    <section class="card">
      <h2>{lineWords(text, catalogue, line)}</h2>
      {sayTerms().length > 0 && <p class="muted">{sayTerms().join(' · ')}</p>}
      {spec.length > 0 && <p class="muted">{spec.join(' · ')}</p>}
      {covered !== undefined && covered.asked > 0 && (
        <>
          <CoverageBar covered={covered} />
          <p class="numbers">{sayCoverage(covered).join(' · ')}</p>
        </>
      )}
    </section>
  )

  function sayTerms(): string[] {
    if (terms === undefined) return []
    const least = parseMinimum(terms)
    return [
      ...(least === undefined ? [] : [text.t('need.least', { q: text.quantity(least, unit) })]),
      ...(terms.substituteOk ? [text.t('need.terms.substitute')] : []),
      ...(terms.cashOk ? [text.t('need.terms.cash')] : []),
    ]
  }

  function sayCoverage(one: LineCoverage): string[] {
    const stages = [
      ['cov.asked', one.asked],
      ['cov.promised', one.promised],
      ['cov.way', one.onTheWay],
      ['cov.received', one.received],
      ['cov.given', one.distributed],
      ['cov.open', one.open],
    ] as const
    return stages
      .filter(([key, amount]) => key === 'cov.asked' || amount > 0)
      .map(([key, amount]) => text.t(key, { q: text.quantity(amount, unit) }))
  }
}
