import { readAid } from '../../domain/records/aid.ts'
import { readHandOutPapers, type Act } from '../../domain/records/aid-papers.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useEnrolment } from '../../state/enrolment.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useText } from '../../state/text.tsx'
import { GoodsName, GoodsTable } from './act-goods.tsx'
import { Named } from './act-parts.tsx'
import { ActSheet } from './act-sheet.tsx'
import { recipientWords } from './aid-row.tsx'
import { useDonorName } from './use-aids.ts'

type Props = {
  readonly record: StoredRecord
  readonly handOut: string
  readonly act: Act
}

const COLUMNS = ['paper.act.col.name', 'paper.act.col.unit', 'paper.act.col.count'] as const

/** Акт приймання-передачі of one hand-out: from the municipality to a facility, or to people. */
export function HandOutPaper({ record, handOut, act }: Props) {
  const text = useText()
  const { t, language } = text
  const donorName = useDonorName()
  const titleOf = usePlaceTitle()
  const municipality = useEnrolment()?.municipality.name[language] ?? ''
  const catalogue = useCatalogue()
  const aid = readAid(record.fields)
  const given = aid.distributions.find(({ id }) => id === handOut)
  if (catalogue === undefined) return null
  if (given === undefined) return <p>{t('aid.given.gone')}</p>
  const line = aid.lines.find(({ id }) => id === given.line)
  const { serials } = readHandOutPapers(record.fields, 'distributions', handOut)
  const address = given.to === undefined ? undefined : titleOf({ facility: given.to }).address
  return (
    <ActSheet {...{ record, aid, act }} at={given.at} remarks="">
      <Named name={t('paper.act.by')} value={municipality} />
      <Named
        name={t('paper.act.taker')}
        value={[recipientWords(text, { titleOf }, given), address ?? ''].filter(Boolean).join(', ')}
      />
      <Named
        name={t('paper.act.basis')}
        value={t('paper.act.aid.of', { donor: donorName(aid.donor) })}
      />
      <GoodsTable columns={COLUMNS}>
        <tr>
          <td>1</td>
          <td>{line && <GoodsName catalogue={catalogue} line={line} serials={serials} />}</td>
          <td>{line && catalogue.unitName(line.unit)}</td>
          <td>{text.number(given.quantity)}</td>
        </tr>
      </GoodsTable>
    </ActSheet>
  )
}
