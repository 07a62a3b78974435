import { describe, expect, test } from 'vitest'
import { createApi } from '../../../src/platform/http.ts'
import { makePeopleApi } from '../../../src/state/api.ts'

const PHONE = {
  id: 'k7m2q9xw4d3a',
  name: 'Телефон',
  person: '0199c3a5-f2e0-7000-8000-000000000001',
  personName: 'О. Коваль',
  role: 'field',
  areas: [],
  enrolledAt: 1,
  lastContactAt: 2,
}
const INVITE = { id: 'iiiiiiiiiiii', role: 'field', name: null, areas: [], expiresAt: 9 }

describe('disconnecting a phone', () => {
  test('is done when the list says so, though the answer itself is empty', async () => {
    const api = over({ '/api/devices': json({ devices: [{ ...PHONE, revokedAt: 5 }] }) }, empty)
    expect(await api.revokeDevice(PHONE.id)).toEqual({ ok: true, value: undefined })
  })

  test('is not believed to a portal that answers like a server', async () => {
    const api = over({ '/api/devices': page }, empty)
    expect(await api.revokeDevice(PHONE.id)).toEqual({ ok: false, fault: 'portal' })
  })

  test('is not done while the list still shows the phone as connected', async () => {
    const api = over({ '/api/devices': json({ devices: [{ ...PHONE, revokedAt: null }] }) }, empty)
    expect(await api.revokeDevice(PHONE.id)).toEqual({ ok: false, fault: 'refused' })
  })

  test.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'no-network'],
    [
      'a holder who does not coordinate',
      () => Promise.resolve(problem(403, 'forbidden')),
      'forbidden',
    ],
    ['a server that fails', () => Promise.resolve(problem(500, 'internal')), 'refused'],
  ])('%s is told in its own words', async (_, remove, fault) => {
    const api = over({}, remove)
    expect(await api.revokeDevice(PHONE.id)).toEqual({ ok: false, fault })
  })
})

describe('invitations', () => {
  test('without a name are listed', async () => {
    const api = over({ '/api/invites': json({ invites: [INVITE] }) }, empty)
    expect(await api.listInvites()).toEqual({ ok: true, value: [INVITE] })
  })

  test('are cancelled when they are gone from the list', async () => {
    const gone = over({ '/api/invites': json({ invites: [] }) }, empty)
    const still = over({ '/api/invites': json({ invites: [INVITE] }) }, empty)
    expect((await gone.cancelInvite(INVITE.id)).ok).toBe(true)
    expect((await still.cancelInvite(INVITE.id)).ok).toBe(false)
  })
})

type Answer = () => Promise<Response>

function over(lists: Readonly<Record<string, Answer>>, remove: Answer) {
  const api = createApi('', (path, { method }) => {
    const list = lists[path]
    if (method === 'DELETE') return remove()
    return list === undefined ? Promise.reject(new TypeError(path)) : list()
  })
  return makePeopleApi(api, 'token')
}

function json(body: unknown): Answer {
  return () => Promise.resolve(Response.json(body))
}

function empty(): Promise<Response> {
  return Promise.resolve(new Response(null, { status: 204 }))
}

function page(): Promise<Response> {
  return Promise.resolve(new Response('<html>', { headers: { 'Content-Type': 'text/html' } }))
}

function problem(status: number, code: string): Response {
  const body = JSON.stringify({ type: 'about:blank', title: code, status, code })
  return new Response(body, { status, headers: { 'Content-Type': 'application/problem+json' } })
}
