import { useState } from 'preact/hooks'
import { usePeopleApi, type MadeInvite, type PeopleFault } from '../../state/api.ts'
import { useDraft } from '../../state/draft.ts'
import { goBack } from '../../state/location.ts'
import { useCityHallText } from '../../state/city-hall-text.ts'
import { useFaultNote } from '../../state/use-fault-note.ts'
import { FaultNote } from '../../ui/fault-note.tsx'
import { Button } from '../../ui/button.tsx'
import { Screen } from '../../ui/screen.tsx'
import {
  checkInvite,
  NEW_INVITE,
  readInviteDraft,
  writeInviteRequest,
  type InviteDraft,
  type InviteFault,
} from './invite-draft.ts'
import { InviteFields } from './invite-fields.tsx'
import { InviteReady } from './invite-ready.tsx'

/** #/menu/people/new: who is invited, to what; then the QR code that is shown once. */
export function InviteScreen() {
  const { t, say } = useCityHallText()
  const faultNote = useFaultNote()
  const api = usePeopleApi()
  const form = useDraft<InviteDraft>('invite:new', NEW_INVITE, readInviteDraft)
  const [missing, setMissing] = useState<InviteFault>()
  const [fault, setFault] = useState<PeopleFault>()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<MadeInvite>()
  const make = async () => {
    const wrong = checkInvite(form.values)
    setMissing(wrong)
    if (wrong !== undefined) document.getElementById('invite-name')?.focus()
    if (wrong !== undefined || api === undefined) return
    setBusy(true)
    setFault(undefined)
    const answer = await api.makeInvite(writeInviteRequest(form.values))
    setBusy(false)
    if (!answer.ok) {
      setFault(answer.fault)
      return
    }
    setMade(answer.value)
    await form.drop()
  }
  if (made !== undefined) return <InviteReady invite={made} name={form.values.name.trim()} />
  return (
    <Screen
      title={say('people.invite')}
      titlePrefix={missing === undefined ? undefined : t('err.pagetitle')}
      back={() => goBack('#/menu/people')}
      form
      action={
        <Button kind="primary" disabled={busy} onPress={() => void make()}>
          {say(busy ? 'people.invite.making' : 'people.invite.make')}
        </Button>
      }
    >
      <div class="stack">
        {fault !== undefined && <FaultNote {...faultNote(fault, make)} />}
        <InviteFields
          draft={form.values}
          missing={missing === undefined ? undefined : checkInvite(form.values)}
          onChange={form.change}
        />
      </div>
    </Screen>
  )
}
