import './settings.css'
import { useLive } from '../../state/live.ts'
import { useDevice } from '../../state/device.tsx'
import { useQueueStatus } from '../../state/enrolment.ts'
import { useHere } from '../../state/facilities.ts'
import { useText } from '../../state/text.tsx'
import { readPerson } from '../../domain/records/person.ts'
import type { TextKey } from '../../i18n/translate.ts'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import { ListRow } from '../../ui/list-row.tsx'
import { OpeningScreen } from '../../ui/opening-screen.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Preferences } from './preferences.tsx'

type Row = {
  readonly href: string
  readonly icon: IconName
  readonly key: TextKey
  readonly line?: string
}

/** #/menu: who this phone is, and everything that is set once. */
export function MenuScreen() {
  const { t } = useText()
  const status = useQueueStatus()
  const here = useHere()
  if (status === undefined) return <OpeningScreen title={t('tab.menu')} text={t('rec.opening')} />
  const coordinates = status.enrolment?.role === 'coordinator'
  const mine = here === undefined || here.title === '' ? t('fac.mine.none') : here.title
  return (
    <Screen title={t('tab.menu')}>
      <div class="stack">
        <WhoIsThis />
        <Rows
          rows={[
            { href: '#/sending', icon: 'send', key: 'menu.sending' },
            { href: '#/menu/places', icon: 'map-pin', key: 'menu.mine', line: mine },
            { href: '#/menu/donors', icon: 'hand-heart', key: 'menu.donors' },
            { href: '#/site-log', icon: 'clipboard-list', key: 'menu.sitelog' },
            ...(coordinates ? COORDINATOR : []),
          ]}
        />
        <Preferences />
        <Rows
          rows={[
            { href: '#/menu/install', icon: 'download', key: 'menu.install' },
            { href: '#/menu/help', icon: 'circle-help', key: 'menu.help' },
            { href: '#/menu/about', icon: 'info', key: 'menu.about' },
          ]}
        />
      </div>
    </Screen>
  )
}

const COORDINATOR: readonly Row[] = [
  { href: '#/assessments', icon: 'clipboard-list', key: 'as.list' },
  { href: '#/menu/people', icon: 'users', key: 'menu.devices' },
]

function Rows({ rows }: { rows: readonly Row[] }) {
  const { t } = useText()
  return (
    <div class="rows menu-rows">
      {rows.map(({ href, icon, key, line }) => (
        <ListRow
          key={href}
          href={href}
          title={
            <span class="menu-title">
              <Icon name={icon} />
              {t(key)}
            </span>
          }
          lines={line === undefined ? [] : [line]}
          end={<Icon name="chevron-right" />}
        />
      ))}
    </div>
  )
}

function WhoIsThis() {
  const { t, language } = useText()
  const device = useDevice()
  const status = useQueueStatus()
  const enrolment = status?.enrolment
  const person = useLive(
    async () => enrolment && (await device.queries.record(enrolment.person)),
    [device, enrolment?.person],
  )
  if (enrolment === undefined || status?.disconnection !== undefined)
    return (
      <ListRow
        href="#/join"
        title={t('menu.join')}
        lines={[t('menu.join.hint')]}
        end={<Icon name="qr-code" />}
      />
    )
  const name = person === undefined ? '' : readPerson(person.fields).name
  return (
    <p class="menu-who">
      <strong>{name === '' ? t('menu.you') : name}</strong>
      <span class="muted">
        {t(`role.${enrolment.role}`)} · {enrolment.municipality.name[language]}
      </span>
    </p>
  )
}
