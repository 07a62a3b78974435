import { useState } from 'preact/hooks'
import type { Moment } from '../../domain/base/moment.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDelivery } from '../../state/delivery.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import type { StoredRecord } from '../../state/records.ts'
import { useText } from '../../state/text.tsx'
import { StateBadge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { groupByDay, type Logged, type LogLine } from './outage-list.ts'
import { spotOf } from './outage-where.ts'
import { sayDay, sayLength, sayRange, startOfDay } from './outage-words.ts'

export type Item = Logged & { readonly record: StoredRecord }
type Props = { readonly logged: readonly Item[]; readonly now: Moment }

/** A phone draws so many rows without a pause; the rest comes on demand. */
const SHOWN = 60

/** Every outage of the window, newest first, by day. */
export function OutageLog({ logged, now }: Props) {
  const text = useText()
  const [shown, setShown] = useState(SHOWN)
  const newest = [...logged].sort((a, b) => b.outage.startedAt - a.outage.startedAt)
  const days = groupByDay(newest.slice(0, shown), startOfDay)
  const today = startOfDay(now)
  return (
    <>
      {days.map(({ day, lines }) => (
        <section key={day} class="stack-tight">
          <h2>{sayDay(text, day, today)}</h2>
          <ul class="rows">
            {lines.map((line) => (
              <li key={line.first.id}>
                <LogRow line={line} now={now} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {newest.length > shown && (
        <Button onPress={() => setShown(shown + SHOWN)}>
          {text.t('outage.more.rows', { n: newest.length - shown })}
        </Button>
      )}
    </>
  )
}

function LogRow({ line, now }: { line: LogLine<Item>; now: Moment }) {
  const text = useText()
  const words = useCatalogue()?.words
  const titleOf = usePlaceTitle()
  const badge = useDelivery()(line.first.record)
  const { outage, record } = line.first
  const { title } = titleOf(spotOf(outage))
  const place =
    outage.facility === undefined && outage.address !== undefined
      ? `${title}, ${outage.address}`
      : title
  const why = outage.cause === 'unknown' ? undefined : words?.causes[outage.cause]
  const isMain = ['electricity', 'heating', 'gas'].includes(outage.service)
  const service = isMain ? undefined : words?.services[outage.service]
  const about = [place, service, why].filter((part) => part !== undefined && part !== '')
  return (
    <ListRow
      href={`#/power/${record.id}`}
      title={
        <span class="numbers log-title">
          <span class={outage.endedAt === undefined ? 'log-mark log-open' : 'log-mark'} />
          <span>{sayRange(text, outage, now)}</span>
          <span>{sayLength(text, outage, now)}</span>
        </span>
      }
      lines={[
        about.join(' · '),
        ...(line.doubles.length === 0 ? [] : [sayDoubles(text, line.doubles.length)]),
        ...(badge === undefined ? [] : [<StateBadge key="state" {...badge} />]),
      ]}
    />
  )
}

function sayDoubles(text: ReturnType<typeof useText>, others: number): string {
  return text.t(others === 1 ? 'outage.pair' : 'outage.pairs')
}
