import type { Overview } from '../../domain/views/overview/overview.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'

type Props = { readonly overview: Overview; readonly query: string }
type Figure = {
  readonly href: string
  readonly value: string
  readonly label: string
  readonly more?: string | undefined
}

const LONG_HOURS = 12

/** The few numbers that a morning begins with; each leads to the list behind it. */
export function KeyFigures({ overview, query }: Props) {
  const { say, number } = useCityHallText()
  const power = overview.services.find(({ service }) => service === 'electricity')
  const fresh = overview.critical.filter(({ isNew }) => isNew).length
  const long = overview.hours.filter(({ mean }) => mean !== undefined && mean > LONG_HOURS).length
  const figures: readonly Figure[] = [
    {
      href: `#/overview/off/electricity${query}`,
      value: say('ov.nopower.v', {
        n: number(power?.facilitiesOff ?? 0),
        m: number(overview.facilities),
      }),
      label: say('ov.nopower'),
    },
    {
      href: `#/overview/critical${query}`,
      value: number(overview.critical.length),
      label: say('ov.crit'),
      more: fresh === 0 ? undefined : say('ov.crit.new', { n: number(fresh) }),
    },
    { href: `#/overview/hours${query}`, value: number(long), label: say('ov.long') },
    { href: `#/aid`, value: number(overview.receivedPieces), label: say('ov.recv') },
    {
      href: `#/overview/decide${query}`,
      value: number(overview.undecided.length),
      label: say('ov.decide'),
    },
    ...(overview.offers.length === 0
      ? []
      : [
          {
            href: `#/overview/offers${query}`,
            value: number(overview.offers.length),
            label: say('ov.offers'),
          },
        ]),
  ]
  return (
    <ul class="ov-figures">
      {figures.map(({ href, value, label, more }) => (
        <li key={label}>
          <a class="ov-figure" href={href}>
            <span class="ov-figure-value numbers">
              {value}
              {more !== undefined && <small> {more}</small>}
            </span>
            <span class="ov-figure-label">{label}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
