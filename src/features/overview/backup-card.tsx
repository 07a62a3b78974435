import type { BackupEnd } from '../../domain/views/overview/backups.ts'
import { usePlaceTitle } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { whereOf } from './where-of.ts'

type Props = { readonly backups: readonly BackupEnd[]; readonly now: number }

const SHOWN = 5

/** Who sits in the dark first when nobody brings fuel. */
export function BackupCard({ backups, now }: Props) {
  const { t, duration } = useText()
  const titleOf = usePlaceTitle()
  return (
    <Card title={t('ov.backup')}>
      {backups.length === 0 && <p class="muted">{t('ov.backup.none')}</p>}
      <div class="rows">
        {backups.slice(0, SHOWN).map((backup) => (
          <ListRow
            key={backup.outage}
            href={`#/power/${backup.outage}`}
            title={titleOf(whereOf(backup)).title}
            lines={[
              backup.endsAt <= now
                ? t('ov.backup.gone')
                : t('ov.backup.left', { dur: duration(backup.endsAt - now) }),
            ]}
          />
        ))}
      </div>
    </Card>
  )
}
