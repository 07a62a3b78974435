import './office-shelves.css'
import { useEffect } from 'preact/hooks'
import type { TextKey } from '../i18n/translate.ts'
import { useEnrolment } from '../state/enrolment.ts'
import { warmOverview } from '../state/overview.ts'
import { useText } from '../state/text.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-names.ts'
import { keepParts } from './keep-parts.ts'

type Shelf = { readonly href: string; readonly icon: IconName; readonly label: TextKey }

/** What a coordinator has in the rail of a wide screen; on a phone it is in the menu. */
const SHELVES: readonly Shelf[] = [
  { href: '#/assessments', icon: 'clipboard-list', label: 'as.list' },
  { href: '#/menu/places', icon: 'map-pin', label: 'menu.places' },
  { href: '#/menu/donors', icon: 'hand-heart', label: 'menu.donors' },
  { href: '#/menu/people', icon: 'users', label: 'menu.devices' },
]

/** City hall's part of the sections. It stands on every screen of a coordinator's or viewer's phone,
 *  so it is also the one to see that the phone keeps what city hall needs. */
export function OfficeShelves({ address }: { address: string }) {
  const { t } = useText()
  const role = useEnrolment()?.role
  useEffect(() => {
    keepParts('KEEP_OFFICE')
    warmOverview()
  }, [])
  if (role !== 'coordinator') return null
  return SHELVES.map(({ href, icon, label }) => (
    <a
      key={href}
      class="tab tab-wide"
      href={href}
      aria-current={address.startsWith(href) ? 'page' : undefined}
    >
      <span class="tab-icon">
        <Icon name={icon} />
      </span>
      <span class="tab-label">{t(label)}</span>
    </a>
  ))
}
