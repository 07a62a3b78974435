import { describe, expect, test } from 'vitest'
import { readProxies } from '../../server/guards/proxies.ts'
import { readAddress } from '../../server/guards/read-address.ts'

const STRANGER = '203.0.113.9'
const PHONE = '198.51.100.7'

function addressOf(peer: string | undefined, forwarded: string | undefined, proxies = ''): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const bindings = { incoming: { socket: { remoteAddress: peer } } }
  const known = readProxies(proxies)
  if (known === undefined) throw new Error(`no proxies: ${proxies}`)
  return readAddress(bindings, new Request('http://promin', { headers }), known)
}

describe('where a request came from', () => {
  test.each([
    ['a stranger who says he is another is not believed', STRANGER, PHONE, '', STRANGER],
    ['a proxy on this machine is believed', '127.0.0.1', PHONE, '', PHONE],
    ['of a chain only the last word is believed', '::1', `1.1.1.1, ${PHONE}`, '', PHONE],
    ['a proxy that says nothing is who came', '127.0.0.1', undefined, '', '127.0.0.1'],
    ['a container is not believed unless it is named', '172.18.0.3', PHONE, '', '172.18.0.3'],
    [
      'a container on a private network is, where that is said',
      '::ffff:172.18.0.3',
      PHONE,
      'private',
      PHONE,
    ],
    ['a stranger is none of a private network', STRANGER, PHONE, 'private', STRANGER],
    ['a proxy by its address', STRANGER, PHONE, `10.1.1.1, ${STRANGER}`, PHONE],
    ['a network of version 6', 'fd00::7', PHONE, 'fd00::/64', PHONE],
    [
      'this machine stays one beside those that are named',
      '::ffff:127.0.0.1',
      PHONE,
      '10.1.1.1',
      PHONE,
    ],
  ] as const)('%s', (...[, peer, forwarded, proxies, expected]) => {
    expect(addressOf(peer, forwarded, proxies)).toBe(expected)
  })

  test('without a socket nobody is named', () => {
    expect(addressOf(undefined, PHONE)).toBe('unknown')
  })

  test.each(['caddy', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '::/129', '1.2.3'])(
    '%s names no proxy',
    (text) => {
      expect(readProxies(text)).toBeUndefined()
    },
  )
})
