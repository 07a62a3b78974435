// What a coordinator asks of the server directly: phones and invitations live there only, so all of
// it needs a connection, and every answer says so in words when there is none.

import { useMemo } from 'preact/hooks'
import * as v from 'valibot'
import { ROLES } from '../domain/records/codes.ts'
import { DeviceList, InviteResponse, type InviteRequest } from '../domain/replica/wire.ts'
import { createApi, type Api, type ApiAnswer } from '../platform/http.ts'
import { useEnrolment } from './enrolment.ts'

const OpenInvite = v.object({
  id: v.string(),
  role: v.picklist(ROLES),
  name: v.nullable(v.string()),
  areas: v.array(v.string()),
  expiresAt: v.number(),
})
const InviteList = v.object({ invites: v.array(OpenInvite) })

export type OpenInvite = v.InferOutput<typeof OpenInvite>
export type KnownDevice = v.InferOutput<typeof DeviceList>['devices'][number]
export type MadeInvite = InviteResponse

export type PeopleFault =
  | 'no-network'
  | 'portal'
  /** This phone is not connected, or its holder does not coordinate. */
  | 'forbidden'
  | 'refused'

export type PeopleAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: PeopleFault }

export type PeopleApi = {
  readonly listDevices: () => Promise<PeopleAnswer<readonly KnownDevice[]>>
  readonly listInvites: () => Promise<PeopleAnswer<readonly OpenInvite[]>>
  readonly makeInvite: (request: InviteRequest) => Promise<PeopleAnswer<MadeInvite>>
  readonly revokeDevice: (id: string) => Promise<PeopleAnswer<undefined>>
  readonly cancelInvite: (id: string) => Promise<PeopleAnswer<undefined>>
}

/** Gives the coordinator's calls; undefined until this phone has joined. */
export function usePeopleApi(): PeopleApi | undefined {
  const token = useEnrolment()?.token
  return useMemo(
    () => (token === undefined ? undefined : makePeopleApi(createApi(''), token)),
    [token],
  )
}

/** Gives the calls over one way to the server. */
export function makePeopleApi(api: Api, token: string): PeopleApi {
  const lists: Pick<PeopleApi, 'listDevices' | 'listInvites'> = {
    listDevices: async () => {
      const call = { method: 'GET', path: '/api/devices', token, schema: DeviceList } as const
      return toAnswer(await api.call(call), ({ devices }) => devices)
    },
    listInvites: async () => {
      const call = { method: 'GET', path: '/api/invites', token, schema: InviteList } as const
      return toAnswer(await api.call(call), ({ invites }) => invites)
    },
  }
  const remove = makeRemove(api, token)
  return {
    ...lists,
    makeInvite: async (body) => {
      const call = { method: 'POST', path: '/api/invites', token, body } as const
      return toAnswer(await api.call({ ...call, schema: InviteResponse }), (invite) => invite)
    },
    revokeDevice: (id) =>
      remove(`/api/devices/${encodeURIComponent(id)}`, async () => {
        const devices = await lists.listDevices()
        return devices.ok ? { ok: true, value: isRevoked(devices.value, id) } : devices
      }),
    cancelInvite: (id) =>
      remove(`/api/invites/${encodeURIComponent(id)}`, async () => {
        const invites = await lists.listInvites()
        return invites.ok ? { ok: true, value: !invites.value.some((o) => o.id === id) } : invites
      }),
  }
}

/** Gives how a thing of the server's is taken away, and seen to be gone. */
export function makeRemove(api: Api, token: string) {
  return async (
    path: string,
    isGone: () => Promise<PeopleAnswer<boolean>>,
  ): Promise<PeopleAnswer<undefined>> => {
    const answer = await api.call({ method: 'DELETE', path, token, schema: v.unknown() })
    // An answer without a body may be a portal's as well; what counts is what the list says now.
    const told =
      answer.tag === 'answer' || (answer.tag === 'fault' && answer.fault === 'not_our_server')
    if (!told) return toAnswer(answer, () => undefined)
    const gone = await isGone()
    if (!gone.ok) return gone
    return gone.value ? DONE : REFUSED
  }
}

const DONE = { ok: true, value: undefined } as const
const REFUSED = { ok: false, fault: 'refused' } as const

function isRevoked(devices: readonly KnownDevice[], id: string): boolean {
  return !devices.some((device) => device.id === id && device.revokedAt === null)
}

/** Gives the answer of the server, or what stood in its way. */
export function toAnswer<T, U>(answer: ApiAnswer<T>, read: (value: T) => U): PeopleAnswer<U> {
  if (answer.tag === 'answer') return { ok: true, value: read(answer.value) }
  if (answer.tag === 'fault')
    return { ok: false, fault: answer.fault === 'not_our_server' ? 'portal' : 'no-network' }
  const forbidden = answer.status === 401 || answer.status === 403
  return { ok: false, fault: forbidden ? 'forbidden' : 'refused' }
}
