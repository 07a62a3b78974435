import { useEffect, useState } from 'preact/hooks'
import {
  usePeopleApi,
  type KnownDevice,
  type OpenInvite,
  type PeopleAnswer,
  type PeopleFault,
} from '../../state/api.ts'

type People = {
  readonly devices: readonly KnownDevice[]
  readonly invites: readonly OpenInvite[]
}

/** Phones and invitations as the server tells them now; they are not kept on the phone. */
export function usePeople() {
  const api = usePeopleApi()
  const [people, setPeople] = useState<People>()
  const [fault, setFault] = useState<PeopleFault>()
  const reload = async () => {
    if (api === undefined) return
    const [devices, invites] = await Promise.all([api.listDevices(), api.listInvites()])
    if (devices.ok && invites.ok) setPeople({ devices: devices.value, invites: invites.value })
    setFault(readFault(devices) ?? readFault(invites))
  }
  useEffect(() => {
    // A fault is shown as a value; there is nobody to throw to.
    void reload()
  }, [api])
  const act = async (deed: (known: NonNullable<typeof api>) => Promise<PeopleAnswer<unknown>>) => {
    if (api === undefined) return false
    const answer = await deed(api)
    if (answer.ok) await reload()
    else setFault(answer.fault)
    return answer.ok
  }
  return {
    api,
    people,
    fault,
    reload,
    revoke: (id: string) => act((known) => known.revokeDevice(id)),
    cancel: (id: string) => act((known) => known.cancelInvite(id)),
  }
}

function readFault(answer: PeopleAnswer<unknown>): PeopleFault | undefined {
  return answer.ok ? undefined : answer.fault
}
