import { reportOf } from '../../domain/views/aid-report.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { useDelivery } from '../../state/delivery.ts'
import { useDevice } from '../../state/device.tsx'
import { usePlaceTitle } from '../../state/facilities.ts'
import { lineWords } from '../../state/line-words.ts'
import { useText } from '../../state/text.tsx'
import { StateBadge } from '../../ui/badge.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import type { GivenOut } from './aid-list.ts'
import { dayNumber } from './days.ts'
import { daysLeftWords } from './report-words.ts'
import { contentWords, standWords } from './aid-words.ts'
import { knownTitle } from './spot-words.ts'
import { useDonorName, type AidEntry } from './use-aids.ts'

/** Asked once for the list, not once for each of its rows. */
export function useRowTools() {
  const device = useDevice()
  const titleOf = usePlaceTitle()
  const donorName = useDonorName()
  const deliveryOf = useDelivery()
  return { titleOf, donorName, deliveryOf, now: device.now() }
}

type Tools = ReturnType<typeof useRowTools>

/** From so many days before its end the report is spoken of in the list, too. */
const DUE_SOON = 30

type AidProps = {
  readonly entry: AidEntry
  readonly catalogue: Catalogue
  readonly tools: Tools
}

/** One aid record: from whom to where, what, and where it stands. */
export function AidRow({ entry, catalogue, tools }: AidProps) {
  const text = useText()
  const { id, aid } = entry
  const from = tools.donorName(aid.donor)
  const to = knownTitle(tools.titleOf(aid).title)
  const badge = tools.deliveryOf(entry)
  const content = contentWords(text, catalogue, entry)
  const report = reportOf(aid, entry.papers, { now: tools.now, dayNumber })
  const due =
    report === undefined || report.daysLeft > DUE_SOON
      ? []
      : [`${text.t('aid.report')}: ${daysLeftWords(text, report)}`]
  const more = content.length > 2 ? [text.plural('need.andmore', content.length - 2)] : []
  return (
    <ListRow
      href={`#/aid/${id}`}
      title={to === '' ? from : text.t('aid.tostore', { from, to })}
      lines={[
        ...content.slice(0, 2),
        ...more,
        standWords(text, aid, tools.now),
        ...due,
        ...(badge === undefined ? [] : [<StateBadge {...badge} />]),
      ]}
    />
  )
}

type GivenProps = {
  readonly given: GivenOut
  readonly catalogue: Catalogue
  readonly tools: Tools
}

/** One hand-out: what, to whom, when. */
export function GivenRow({ given: { id, aid, line, handOut }, catalogue, tools }: GivenProps) {
  const text = useText()
  const what =
    line === undefined
      ? text.number(handOut.quantity)
      : lineWords(text, catalogue, { ...line, quantity: handOut.quantity })
  const at = handOut.at === undefined ? [] : [text.dayTime(handOut.at, tools.now)]
  return (
    <ListRow
      href={`#/aid/${id}`}
      title={what}
      lines={[
        recipientWords(text, tools, handOut),
        [tools.donorName(aid.donor), ...at].join(' · '),
      ]}
    />
  )
}

/** Gives to whom a hand-out went: a facility, or people of a place, never by name. */
export function recipientWords(
  text: ReturnType<typeof useText>,
  { titleOf }: Pick<Tools, 'titleOf'>,
  { to, residentsPlace, households }: GivenOut['handOut'],
): string {
  if (to !== undefined) return titleOf({ facility: to }).title
  const place = residentsPlace === undefined ? '' : titleOf({ place: residentsPlace }).title
  const homes = households === undefined ? [] : [text.plural('aid.homes', households)]
  return [text.t('aid.topeople', { place }), ...homes].join(' · ')
}
