import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { TextKey } from '../i18n/translate.ts'
import { useEnrolment } from '../state/enrolment.ts'
import { preferences } from '../state/preferences.ts'
import { useStore } from '../state/store.ts'
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

type Props = { readonly current: TabId | undefined; readonly address: string }

/** The five sections: a bar under the thumb, or a rail at the left of a wide screen. City hall's first
 *  one is the overview. */
export function TabBar({ current, address }: Props) {
  const { t } = useText()
  const role = useEnrolment()?.role
  const office = useStore(preferences, (state) => state.office)
  const [Shelves, setShelves] = useState<FunctionComponent<{ address: string }>>()
  useEffect(() => {
    if (role) preferences.setState({ office: role !== 'field' })
  }, [role])
  useEffect(() => {
    if (office)
      import('./office-shelves.tsx').then(
        (found) => setShelves(() => found.OfficeShelves),
        () => undefined, // not on the phone yet: the next start tries again
      )
  }, [office])
  return (
    <nav class="tabs" aria-label={t('nav.label')}>
      {TABS.map(({ id, icon, label }) => (
        <a
          key={id}
          class="tab"
          href={office && id === 'today' ? '#/overview' : `#/${id}`}
          aria-current={id === current ? 'page' : undefined}
        >
          <span class="tab-icon">
            <Icon name={icon} />
          </span>
          <span class="tab-label">{t(office && id === 'today' ? 'tab.overview' : label)}</span>
        </a>
      ))}
      {office && Shelves && <Shelves address={address} />}
    </nav>
  )
}
