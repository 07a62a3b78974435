import type { Catalogue } from '../../state/catalogue.ts'
import type { useDelivery } from '../../state/delivery.ts'
import type { usePlaceTitle } from '../../state/facilities.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { StateBadge } from '../../ui/badge.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { sayDay } from './need-day.ts'
import { needStateKey, unconfirmedFor } from './need-list.ts'
import { whereIs, type NeedEntry } from './use-needs.ts'

type Props = {
  readonly entry: NeedEntry
  readonly catalogue: Catalogue
  readonly now: number
  readonly titleOf: ReturnType<typeof usePlaceTitle>
  readonly deliveryOf: ReturnType<typeof useDelivery>
  /** Where several are chosen: whether this one is, and what presses it. */
  readonly choice?: { readonly isChosen: boolean; readonly onToggle: () => void } | undefined
}

/** One need in the list: what and how many, where, what has come, where its own changes are. */
export function NeedRow({ entry, catalogue, now, titleOf, deliveryOf, choice }: Props) {
  const text = useText()
  const { need, coverage, recordedAt } = entry
  const [first, ...more] = need.lines
  const title = first === undefined ? text.t('need.title') : lineWords(text, catalogue, first)
  const rest = more.length === 0 ? [] : [text.plural('need.andmore', more.length)]
  const when = recordedAt === undefined ? [] : [text.dayTime(recordedAt, now)]
  const where = [titleOf(whereIs(need)).title, ...when].filter((part) => part !== '').join(' · ')
  const old = unconfirmedFor(need, recordedAt, now)
  const until = sayDay(text, entry.neededBy)
  const badge = deliveryOf(entry)
  return (
    <ListRow
      href={choice === undefined ? `#/needs/${entry.id}` : undefined}
      onPress={choice?.onToggle}
      checked={choice?.isChosen}
      title={title}
      lines={[
        ...rest,
        where,
        [text.t(needStateKey(need, coverage)), ...received()].join(' · '),
        ...(need.status === 'declined' && need.declinedBecause !== undefined
          ? [need.declinedBecause]
          : []),
        ...(until === '' ? [] : [text.t('need.until', { date: until })]),
        ...(old === undefined ? [] : [text.t('need.old', { days: text.duration(old) })]),
        ...(badge === undefined ? [] : [<StateBadge {...badge} />]),
      ]}
    />
  )

  function received(): string[] {
    const line = coverage?.lines.find(({ line }) => line === first?.id)
    if (line === undefined || line.asked === 0 || line.received === 0) return []
    return [text.t('cov.got', { n: text.number(line.received), m: text.number(line.asked) })]
  }
}
