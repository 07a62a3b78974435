import type { TextKey } from '../i18n/translate.ts'
import { useEnrolment } from '../state/enrolment.ts'
import { useText } from '../state/text.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-names.ts'
import type { TabId } from './route-table.ts'

type Tab = { readonly id: TabId; readonly icon: IconName; readonly label: TextKey }

const TABS: readonly Tab[] = [
  { id: 'today', icon: 'house', label: 'tab.today' },
  { id: 'needs', icon: 'clipboard-list', label: 'tab.needs' },
  { id: 'power', icon: 'lightbulb', label: 'tab.power' },
  { id: 'aid', icon: 'package', label: 'tab.aid' },
  { id: 'menu', icon: 'menu', label: 'tab.menu' },
]

type Shelf = { readonly href: string; readonly icon: IconName; readonly label: TextKey }

/** What a coordinator has in the rail of a wide screen; on a phone it is in the menu. */
const SHELVES: readonly Shelf[] = [
  { href: '#/menu/places', icon: 'map-pin', label: 'menu.places' },
  { href: '#/menu/donors', icon: 'hand-heart', label: 'menu.donors' },
  { href: '#/menu/people', icon: 'users', label: 'menu.devices' },
]

type Props = { readonly current: TabId | undefined; readonly address: string }

/** The five sections: a bar under the thumb, or a rail at the left of a wide screen. */
export function TabBar({ current, address }: Props) {
  const { t } = useText()
  const isCoordinator = useEnrolment()?.role === 'coordinator'
  const shelf = SHELVES.find(({ href }) => address.startsWith(href))
  return (
    <nav class="tabs" aria-label={t('nav.label')}>
      {TABS.map(({ id, icon, label }) => (
        <a
          key={id}
          class="tab"
          href={`#/${id}`}
          aria-current={
            id === current && !(isCoordinator && shelf !== undefined) ? 'page' : undefined
          }
        >
          <span class="tab-icon">
            <Icon name={icon} />
          </span>
          <span class="tab-label">{t(label)}</span>
        </a>
      ))}
      {isCoordinator &&
        SHELVES.map(({ href, icon, label }) => (
          <a
            key={href}
            class="tab tab-wide"
            href={href}
            aria-current={href === shelf?.href ? 'page' : undefined}
          >
            <span class="tab-icon">
              <Icon name={icon} />
            </span>
            <span class="tab-label">{t(label)}</span>
          </a>
        ))}
    </nav>
  )
}
