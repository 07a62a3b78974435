import { readAid } from '../../domain/records/aid.ts'
import type { AidStatus } from '../../domain/records/codes.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDonors } from '../../state/facilities.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import type { StoredRecord } from '../../state/records.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ListRow } from '../../ui/list-row.tsx'

type Props = { readonly answers: readonly StoredRecord[] }

/** The aid that answers this need: the other end of the chain. */
export function NeedAid({ answers }: Props) {
  const { t } = useText()
  if (answers.length === 0) return null
  return (
    <Disclosure title={t('need.aid', { n: answers.length })}>
      <div class="rows">
        {answers.map((record) => (
          <AidRow key={record.id} record={record} />
        ))}
      </div>
    </Disclosure>
  )
}

type RowProps = { readonly record: StoredRecord }

function AidRow({ record }: RowProps) {
  const text = useText()
  const catalogue = useCatalogue()
  const donors = useDonors()
  if (catalogue === undefined) return null
  const aid = readAid(record.fields)
  const donor = donors?.find(({ id }) => id === aid.donor)?.name[text.language]
  const lines = aid.lines.map((line) =>
    lineWords(text, catalogue, { ...line, quantity: line.received ?? line.promised }),
  )
  const money = aid.money === undefined ? [] : [text.money(aid.money.amount, aid.money.currency)]
  const step: `aid.step.${AidStatus}` = `aid.step.${aid.status}`
  return (
    <ListRow
      href={`#/aid/${record.id}`}
      title={donor ?? text.t('aid.nodonor')}
      lines={[...lines, ...money, text.t(step)]}
    />
  )
}
