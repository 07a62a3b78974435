import type { Aid, AidLine } from '../../domain/records/aid.ts'
import { readAidService, readLinePapers } from '../../domain/records/aid-papers.ts'
import { readText } from '../../domain/records/read-fields.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { GoodsName, GoodsTable } from './act-goods.tsx'

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
    <GoodsTable columns={COLUMNS}>
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
    </GoodsTable>
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
  return (
    <tr>
      <td>{number}</td>
      <td>
        <GoodsName catalogue={catalogue} line={line} serials={papers.serials} />
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
