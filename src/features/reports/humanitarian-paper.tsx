import { momentOfDay, REPORT_RULE, type Report } from '../../domain/views/aid-report.ts'
import { balanceAid } from '../../domain/views/aid-balance.ts'
import { fullDate } from '../../i18n/full-date.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDonors } from '../../state/facilities.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import type { Declared } from './declared.ts'

type Props = { readonly declared: readonly Declared[]; readonly municipality: string }

/** The draft of the report: a Ukrainian paper whatever the language of the screen. */
export function HumanitarianPaper({ declared, municipality }: Props) {
  const { t, say } = useCityHallText()
  return (
    <article class="document">
      <header>
        <p class="document-mark">{say('rep.hum.draft')}</p>
        <h2>{say('rep.hum.title')}</h2>
        <p>
          {say('rep.hum.recipient')}: {municipality}
        </p>
      </header>
      {declared.map((one) => (
        <One key={one.id} declared={one} />
      ))}
      <footer>
        <p>
          {t('aid.report.rule', {
            n: REPORT_RULE.days,
            resolution: REPORT_RULE.resolution,
            of: REPORT_RULE.of,
          })}
        </p>
      </footer>
    </article>
  )
}

function One({ declared }: { declared: Declared }) {
  const text = useCityHallText()
  const { t, say, number, language } = text
  const catalogue = useCatalogue()
  const donors = useDonors()
  const { aid, papers, report, declaration, missing } = declared
  const name = donors?.find(({ id }) => id === aid.donor)?.name[language] ?? say('ov.donor.unknown')
  const balances = balanceAid(aid)
  const facts = [
    `${say('rep.hum.declaration')}: ${declaration === undefined ? '__________' : t('aid.paper.no', { number: declaration })}`,
    `${say('rep.hum.cleared')}: ${papers.clearedAt === undefined ? say('rep.hum.nodate') : fullDate(language, papers.clearedAt)}`,
    ...(report === undefined
      ? []
      : [
          `${say('rep.hum.due')}: ${fullDate(language, momentOfDay(report.lastDay))} · ${daysLeft(report)}`,
        ]),
    ...(missing.length === 0
      ? []
      : [
          `${say('rep.hum.missing')}: ${missing.map((type) => catalogue?.words.documents[type] ?? type).join(', ')}`,
        ]),
  ]
  return (
    <section>
      <h3>{name}</h3>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {aid.lines.length > 0 && (
        <div class="document-table" role="region" aria-label={name} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('ov.item')}</th>
                <th scope="col">{say('ov.received')}</th>
                <th scope="col">{say('rep.hum.went')}</th>
                <th scope="col">{say('rep.hum.off')}</th>
                <th scope="col">{t('aid.stock')}</th>
                <th scope="col">{say('ov.unit')}</th>
              </tr>
            </thead>
            <tbody>
              {aid.lines.map((line) => {
                const balance = balances.find((one) => one.line === line.id)
                return (
                  <tr key={line.id}>
                    <th scope="row">{catalogue?.itemName(line.item, line.name)}</th>
                    <td>{number(balance?.received ?? 0)}</td>
                    <td>{number(balance?.distributed ?? 0)}</td>
                    <td>{number(balance?.writtenOff ?? 0)}</td>
                    <td>{number(balance?.inStore ?? 0)}</td>
                    <td>{catalogue?.unitName(line.unit)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <p class="report-choices">
        <a class="report-link" href={`#/aid/${declared.id}/papers`}>
          {say('rep.hum.open')}
        </a>
      </p>
    </section>
  )

  function daysLeft({ daysLeft: left }: Report): string {
    if (left === 0) return t('aid.report.today')
    const days = text.plural('dur.d', Math.abs(left))
    return t(left > 0 ? 'aid.report.left' : 'aid.report.late', { days })
  }
}
