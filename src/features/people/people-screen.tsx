import './people.css'
import { useRoute } from '../../state/location.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { useFaultNote } from '../../state/use-fault-note.ts'
import { FaultNote } from '../../ui/fault-note.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Screen } from '../../ui/screen.tsx'
import { DeviceList } from './device-list.tsx'
import { InviteList } from './invite-list.tsx'
import { InviteScreen } from './invite-screen.tsx'
import { usePeople } from './use-people.ts'

/** #/menu/people and #/menu/people/new, for coordinators. */
export function PeopleScreen() {
  const [, , part] = useRoute().path
  return part === 'new' ? <InviteScreen /> : <PeopleList />
}

function PeopleList() {
  const { t, say } = useCityHallText()
  const faultNote = useFaultNote()
  const { people, fault, reload, revoke, cancel } = usePeople()
  return (
    <Screen
      title={t('menu.devices')}
      back="#/menu"
      action={
        <Button kind="primary" icon="plus" href="#/menu/people/new">
          {say('people.invite')}
        </Button>
      }
    >
      <div class="stack">
        {fault !== undefined && <FaultNote {...faultNote(fault, reload)} />}
        {people === undefined && fault === undefined ? (
          <Loading text={t('sync.now.checking')} />
        ) : null}
        {people === undefined ? null : (
          <>
            <p class="muted">{say('people.lead')}</p>
            <DeviceList devices={people.devices} onRevoke={revoke} />
            <InviteList invites={people.invites} onCancel={cancel} />
          </>
        )}
      </div>
    </Screen>
  )
}
