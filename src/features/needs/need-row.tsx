import type { Catalogue } from '../../state/catalogue.ts'
import type { useDelivery } from '../../state/delivery.ts'
import type { usePlaceTitle } from '../../state/facilities.ts'
import type { Text } from '../../i18n/translate.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { StateBadge } from '../../ui/badge.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { sayDay } from './need-day.ts'
import { namePartners, needStateKey, unconfirmedFor } from './need-list.ts'
import type { NeedEntry } from './use-needs.ts'

type Props = {
  readonly entry: NeedEntry
  readonly catalogue: Catalogue
  readonly now: number
  readonly titleOf: ReturnType<typeof usePlaceTitle>
  readonly deliveryOf: ReturnType<typeof useDelivery>
  /** Undefined for a donor that is not known here, or not yet. */
  readonly donorName: (id: string) => string | undefined
  /** Where several are chosen: whether this one is, and what presses it. */
  readonly choice?: { readonly isChosen: boolean; readonly onToggle: () => void } | undefined
}

/** One need in the list: what and how many, where, what has come, where its own changes are. */
export function NeedRow({ entry, catalogue, now, choice, ...tools }: Props) {
  const text = useText()
  const { need, recordedAt } = entry
  const [first, ...more] = need.lines
  const title = first === undefined ? text.t('need.title') : lineWords(text, catalogue, first)
  const rest = more.length === 0 ? [] : [text.plural('need.andmore', more.length)]
  const when = recordedAt === undefined ? [] : [text.dayTime(recordedAt, now)]
  const where = [tools.titleOf(need).title, ...when].filter((part) => part !== '').join(' · ')
  const old = unconfirmedFor(need, recordedAt, now)
  const until = sayDay(text, entry.neededBy)
  const badge = tools.deliveryOf(entry)
  return (
    <ListRow
      href={choice === undefined ? `#/needs/${entry.id}` : undefined}
      onPress={choice?.onToggle}
      checked={choice?.isChosen}
      title={title}
      lines={[
        ...rest,
        where,
        [...sayState(text, entry, tools.donorName), ...sayReceived(text, entry)].join(' · '),
        ...(need.status === 'declined' && need.declinedBecause !== undefined
          ? [need.declinedBecause]
          : []),
        ...(until === '' ? [] : [text.t('need.until', { date: until })]),
        ...(old === undefined ? [] : [text.t('need.old', { days: text.duration(old) })]),
        ...(badge === undefined ? [] : [<StateBadge {...badge} />]),
      ]}
    />
  )
}

/** Whom it was asked of says that it was asked. */
function sayState(text: Text, { need, coverage }: NeedEntry, donorName: Props['donorName']) {
  const key = needStateKey(need, coverage)
  const [name, ...others] = namePartners(need, coverage, donorName)
  if (name === undefined) return [text.t(key)]
  const who = others.length === 0 ? name : text.t('need.asked.more', { name, n: others.length })
  const asked = text.t('need.asked.who', { who })
  return key === 'st.requested' ? [asked] : [text.t(key), asked]
}

function sayReceived(text: Text, { need, coverage }: NeedEntry): string[] {
  const line = coverage?.lines.find(({ line }) => line === need.lines[0]?.id)
  if (line === undefined || line.asked === 0 || line.received === 0) return []
  return [text.t('cov.got', { n: text.number(line.received), m: text.number(line.asked) })]
}
