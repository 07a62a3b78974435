import type { useQueueStatus } from '../../state/enrolment.ts'
import { useText } from '../../state/text.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list-row.tsx'

type Props = { readonly status: NonNullable<ReturnType<typeof useQueueStatus>> }

/** How many there are to fix, to choose and to wait for; each leads to its list. */
export function ToDoRows({ status: { rejected, choices, queued } }: Props) {
  const { plural } = useText()
  const rows: { n: number; icon: IconName; text: string; href: string }[] = [
    {
      n: rejected,
      icon: 'triangle-alert',
      text: plural('sync.fix', rejected),
      href: '#/sending/problems',
    },
    {
      n: choices,
      icon: 'arrow-left-right',
      text: plural('sync.choose', choices),
      href: '#/sending/choices',
    },
    { n: queued, icon: 'clock', text: plural('sync.wait', queued), href: '#/sending/waiting' },
  ]
  const shown = rows.filter(({ n }) => n > 0)
  if (shown.length === 0) return null
  return (
    <div class="rows">
      {shown.map(({ icon, text, href }) => (
        <ListRow
          key={href}
          href={href}
          title={
            <span class="sending-count">
              <Icon name={icon} />
              {text}
            </span>
          }
          end={<Icon name="chevron-right" />}
        />
      ))}
    </div>
  )
}
