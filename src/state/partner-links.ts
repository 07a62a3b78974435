// What a coordinator asks of the server about links for partner cities. They live there only: a link
// that the server does not know opens nothing, so all of this needs a connection.

import { useMemo } from 'preact/hooks'
import {
  PartnerLinkList,
  PartnerLinkResponse,
  type PartnerLinkEntry,
  type PartnerLinkRequest,
} from '../domain/replica/partner-wire.ts'
import { createApi, type Api } from '../platform/http.ts'
import { makeRemove, toAnswer, type PeopleAnswer } from './api.ts'
import { useEnrolment } from './enrolment.ts'

export type PartnerApi = {
  readonly list: () => Promise<PeopleAnswer<readonly PartnerLinkEntry[]>>
  readonly make: (request: PartnerLinkRequest) => Promise<PeopleAnswer<PartnerLinkResponse>>
  readonly revoke: (id: string) => Promise<PeopleAnswer<undefined>>
}

/** Gives the calls; undefined until this phone has joined. */
export function usePartnerApi(): PartnerApi | undefined {
  const token = useEnrolment()?.token
  return useMemo(
    () => (token === undefined ? undefined : makePartnerApi(createApi(''), token)),
    [token],
  )
}

/** Gives the calls over one way to the server. */
export function makePartnerApi(api: Api, token: string): PartnerApi {
  const path = '/api/partner-links'
  const remove = makeRemove(api, token)
  const list = async () => {
    const call = { method: 'GET', path, token, schema: PartnerLinkList } as const
    return toAnswer(await api.call(call), ({ links }) => links)
  }
  return {
    list,
    make: async (body) => {
      const call = { method: 'POST', path, token, body, schema: PartnerLinkResponse } as const
      return toAnswer(await api.call(call), (made) => made)
    },
    revoke: (id) =>
      remove(`${path}/${encodeURIComponent(id)}`, async () => {
        const links = await list()
        if (!links.ok) return links
        const isOpen = links.value.some((link) => link.id === id && link.revokedAt === null)
        return { ok: true, value: !isOpen }
      }),
  }
}
