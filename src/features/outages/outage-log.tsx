import { useMemo } from 'preact/hooks'
import type { Moment } from '../../domain/base/moment.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useDelivery } from '../../state/delivery.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { StateBadge } from '../../ui/badge.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { WindowedRows } from '../../ui/windowed-rows.tsx'
import { groupByDay, type LogItem, type LogLine } from './outage-events.ts'
import { sayDay, sayLength, sayRange, startOfDay } from './outage-words.ts'
import type { LoggedOutage } from './use-outages.ts'

type Props = { readonly logged: readonly LoggedOutage[]; readonly now: Moment }

const DAY_PX = 48
const ROW_PX = 112

/** Outages, newest first, by day. */
export function OutageLog({ logged, now }: Props) {
  const text = useText()
  const tools = useRowTools()
  const items = useMemo(() => groupByDay(logged, startOfDay), [logged])
  const today = startOfDay(now)
  return (
    <WindowedRows
      items={items}
      keyOf={keyOf}
      guessPx={(item) => (item.tag === 'day' ? DAY_PX : ROW_PX)}
      draw={(item) =>
        item.tag === 'day' ? (
          <h2>{sayDay(text, item.day, today)}</h2>
        ) : (
          <LogRow line={item.line} now={now} tools={tools} />
        )
      }
    />
  )
}

function keyOf(item: LogItem<LoggedOutage>): string {
  return item.tag === 'day' ? String(item.day) : item.line.first.id
}

/** Asked once for the log, not once for each of its rows. */
function useRowTools() {
  const words = useCatalogue()?.words
  const titleOf = usePlaceTitle()
  const deliveryOf = useDelivery()
  return { words, titleOf, deliveryOf }
}

type RowProps = {
  readonly line: LogLine<LoggedOutage>
  readonly now: Moment
  readonly tools: ReturnType<typeof useRowTools>
}

function LogRow({ line, now, tools: { words, titleOf, deliveryOf } }: RowProps) {
  const text = useText()
  const { id, outage } = line.first
  const badge = deliveryOf(line.first)
  const { title } = titleOf(outage)
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
      href={`#/power/${id}`}
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
