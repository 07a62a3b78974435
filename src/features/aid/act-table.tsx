import type { Aid, AidLine } from '../../domain/records/aid.ts'
import { readAidService, readLinePapers } from '../../domain/records/aid-papers.ts'
import { readText } from '../../domain/records/read-fields.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { specList } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'

type Props = {
  readonly record: StoredRecord
  readonly aid: Aid
  readonly catalogue: Catalogue
}

const COLUMNS = [
  'paper.act.col.name',
  'paper.act.col.unit',
  'paper.act.col.promised',
  'paper.act.col.good',
  'paper.act.col.damaged',
  'paper.act.col.missing',
  'paper.act.col.value',
] as const

/** What is handed over, line by line; of a grant or a service the one line that it is. */
export function ActTable({ record, aid, catalogue }: Props) {
  const text = useText()
  const { t } = text
  const currency = readText(record.fields['money/currency']) ?? 'EUR'
  const service = readAidService(record.fields)
  if (aid.form !== 'goods')
    return (
      <table class="paper-table">
        <tbody>
          <tr>
            <th scope="row">{t(`aid.form.${aid.form}`)}</th>
            <td>
              {[
                aid.money === undefined ? '' : text.money(aid.money.amount, aid.money.currency),
                aid.money?.purpose ?? '',
                service.type === undefined ? '' : t(`aid.service.${service.type}`),
                service.people === undefined
                  ? ''
                  : `${t('aid.service.people')}: ${text.number(service.people)}`,
                service.days === undefined
                  ? ''
                  : `${t('aid.service.days')}: ${text.number(service.days)}`,
              ]
                .filter(Boolean)
                .join(', ')}
            </td>
          </tr>
        </tbody>
      </table>
    )
  return (
    <table class="paper-table">
      <thead>
        <tr>
          <th scope="col">№</th>
          {COLUMNS.map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {aid.lines.map((line, index) => (
          <ActRow
            key={line.id}
            number={index + 1}
            catalogue={catalogue}
            line={line}
            papers={readLinePapers(record.fields, line.id)}
            currency={currency}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  readonly number: number
  readonly catalogue: Catalogue
  readonly line: AidLine
  readonly papers: ReturnType<typeof readLinePapers>
  readonly currency: string
}

function ActRow({ number, catalogue, line, papers, currency }: RowProps) {
  const text = useText()
  const count = (amount: number | undefined) => (amount === undefined ? '' : text.number(amount))
  const { promised, packFactor, received, damaged, missing } = line
  const spec = specList(text, catalogue, line)
  return (
    <tr>
      <td>{number}</td>
      <td>
        {catalogue.itemName(line.item, line.name)}
        {spec.length > 0 && <small>{spec.join('; ')}</small>}
        {papers.serials.length > 0 && (
          <small>
            {text.t('field.serials')}: {papers.serials.join(', ')}
          </small>
        )}
      </td>
      <td>{catalogue.unitName(line.unit)}</td>
      <td>
        {count(promised)}
        {packFactor !== undefined && promised !== undefined && (
          <small>
            {text.number(promised / packFactor)} × {text.number(packFactor)}
          </small>
        )}
      </td>
      <td>{count(received)}</td>
      <td>{received === undefined ? '' : count(damaged)}</td>
      <td>{received === undefined ? '' : count(missing)}</td>
      <td>{papers.value === undefined ? '' : text.money(papers.value, currency)}</td>
    </tr>
  )
}
