import { useWeekWithout } from '../../state/outage-week.ts'

/** How long the place of a need was without the service of its outage in the last days. */
export function NeedOutage({ id }: { id: string }) {
  const week = useWeekWithout(id)
  return week === undefined ? null : <p>{week}</p>
}
