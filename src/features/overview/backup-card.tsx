import type { BackupEnd } from '../../domain/views/overview/backups.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { whereOf } from './where-of.ts'

type Props = { readonly backups: readonly BackupEnd[]; readonly now: number }

const SHOWN = 5

/** Who sits in the dark first when nobody brings fuel. */
export function BackupCard({ backups, now }: Props) {
  const { duration, say } = useCityHallText()
  const titleOf = usePlaceTitle()
  return (
    <Card title={say('ov.backup')}>
      {backups.length === 0 && <p class="muted">{say('ov.backup.none')}</p>}
      <div class="rows">
        {backups.slice(0, SHOWN).map((backup) => (
          <ListRow
            key={backup.outage}
            href={`#/power/${backup.outage}`}
            title={titleOf(whereOf(backup)).title}
            lines={[
              backup.endsAt <= now
                ? say('ov.backup.gone')
                : say('ov.backup.left', { dur: duration(backup.endsAt - now) }),
            ]}
          />
        ))}
      </div>
    </Card>
  )
}
