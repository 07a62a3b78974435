import { outageDays } from '../../domain/views/outage-days.ts'
import { useCatalogue } from '../../state/catalogue.ts'
import { useText } from '../../state/text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import type { Strip } from './strips.ts'

/** Hours without each service by day, newest first; a day of Kyiv may have 23 or 25 of them. */
export function PlaceDays({ strips }: { strips: readonly Strip[] }) {
  const text = useText()
  const { t } = text
  const words = useCatalogue()?.words.services
  const gone = strips.filter(({ offMs }) => offMs > 0)
  if (gone.length === 0) return null
  const columns = gone.map(({ service, stretches }) => ({
    service,
    days: new Map(outageDays(stretches).map((day) => [day.day, day])),
  }))
  const days = [...(columns[0]?.days.keys() ?? [])].sort((a, b) => (a > b ? -1 : 1))
  const say = (day: string, known: (typeof columns)[number]['days']) => {
    const sum = known.get(day)
    if (sum === undefined || sum.knownMs === 0) return t('outage.legend.unknown')
    return text.duration(sum.offMs)
  }
  return (
    <Disclosure title={t('outage.days')}>
      <table class="strip-table numbers">
        <caption class="visually-hidden">{t('outage.days')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('outage.col.day')}</th>
            {columns.map(({ service }) => (
              <th key={service} scope="col">
                {words?.[service]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{text.date(Date.parse(`${day}T12:00:00Z`))}</th>
              {columns.map(({ service, days: known }) => (
                <td key={service}>{say(day, known)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  )
}
