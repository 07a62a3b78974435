import { useState } from 'preact/hooks'
import type { RecordId } from '../../domain/base/ids.ts'
import { readAid } from '../../domain/records/aid.ts'
import { readNeed } from '../../domain/records/need.ts'
import { readNumber } from '../../domain/records/read-fields.ts'
import { useCatalogue, type Catalogue } from '../../state/catalogue.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { useDevice } from '../../state/device.tsx'
import { usePlaceTitle } from '../../state/facilities.ts'
import { lineWords } from '../../state/line-words.ts'
import { useLive } from '../../state/live.ts'
import type { StoredRecord } from '../../state/records.ts'
import type { Text } from '../../i18n/translate.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { useDonorNames } from './donors-card.tsx'
import { whereOf } from './where-of.ts'

type Props = { readonly kind: 'need' | 'aid'; readonly ids: readonly RecordId[] }

const PAGE = 50

/** The records that a number counted, each with its way to the record. */
export function RecordRows({ kind, ids }: Props) {
  const text = useCityHallText()
  const device = useDevice()
  const catalogue = useCatalogue()
  const titleOf = usePlaceTitle()
  const donorName = useDonorNames()
  const [count, setCount] = useState(PAGE)
  const shown = ids.slice(0, count)
  const records = useLive(async () => {
    const found = await Promise.all(shown.map((id) => device.queries.record(id)))
    return found.filter((record) => record !== undefined)
  }, [device, shown.join(' ')])
  if (ids.length === 0) return <EmptyState text={text.say('ov.behind.none')} />
  if (records === undefined || catalogue === undefined)
    return <Loading text={text.t('rec.opening')} />
  return (
    <>
      <div class="rows">
        {records.map((record) =>
          kind === 'need' ? (
            <ListRow
              key={record.id}
              href={`#/needs/${record.id}`}
              title={needTitle(text, catalogue, record)}
              lines={[
                [
                  titleOf(whereOf(readNeed(record.fields))).title,
                  ...whenOf(text, device.now(), record),
                ].join(' · '),
              ]}
            />
          ) : (
            <ListRow
              key={record.id}
              href={`#/aid/${record.id}`}
              title={aidTitle(text, catalogue, record)}
              lines={[
                [
                  donorName(readAid(record.fields).donor),
                  ...whenOf(text, device.now(), record),
                ].join(' · '),
              ]}
            />
          ),
        )}
      </div>
      {ids.length > count && (
        <Button onPress={() => setCount(count + PAGE)}>
          {text.say('ov.more', { n: Math.min(PAGE, ids.length - count) })}
        </Button>
      )}
    </>
  )
}

function needTitle(text: Text, catalogue: Catalogue, { fields }: StoredRecord): string {
  // Of a long request its names, without saying of each that nobody counted it.
  const lines = readNeed(fields).lines.map((line) =>
    line.quantity === 0
      ? catalogue.itemName(line.item, line.name)
      : lineWords(text, catalogue, line),
  )
  return lines.length === 0 ? text.t('need.title') : lines.join('; ')
}

function aidTitle(text: Text, catalogue: Catalogue, { fields }: StoredRecord): string {
  const { lines, money } = readAid(fields)
  const goods = lines.map((line) =>
    lineWords(text, catalogue, { ...line, quantity: line.received ?? line.promised }),
  )
  const sum = money === undefined ? [] : [text.money(money.amount, money.currency)]
  return [...goods, ...sum].join('; ')
}

function whenOf(text: Text, now: number, { fields }: StoredRecord): string[] {
  const at = readNumber(fields.recordedAt)
  return at === undefined ? [] : [text.dayTime(at, now)]
}
