// Whose word about where a request came from is believed. Anybody can write X-Forwarded-For.

import { BlockList, isIP } from 'node:net'

export type Proxies = { readonly has: (address: string) => boolean }

const LOOPBACK = ['127.0.0.0/8', '::1']
/** The networks of containers and of houses: nobody comes from one over the internet. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']

/** Reads addresses and networks with commas between; `private` stands for all private networks. This
 *  machine is always one. Gives undefined where one of them is neither. */
export function readProxies(text: string): Proxies | undefined {
  const named = text.split(',').map((one) => one.trim())
  const all = named
    .filter((one) => one !== '')
    .flatMap((one) => (one === 'private' ? PRIVATE : [one]))
  const list = new BlockList()
  for (const one of [...LOOPBACK, ...all]) if (!addTo(list, one)) return undefined
  return { has: (address) => isListed(list, address) }
}

function addTo(list: BlockList, text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const family = familyOf(address)
  if (family === undefined || more !== undefined) return false
  if (bits === undefined) {
    list.addAddress(address, family)
    return true
  }
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > (family === 'ipv4' ? 32 : 128)) return false
  list.addSubnet(address, Number(bits), family)
  return true
}

/** A socket that takes both kinds writes an address of version 4 as `::ffff:…`. */
function isListed(list: BlockList, peer: string): boolean {
  const address = peer.replace(/^::ffff:(?=\d+\.)/i, '')
  const family = familyOf(address)
  return family !== undefined && list.check(address, family)
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address)
  if (version === 0) return undefined
  return version === 4 ? 'ipv4' : 'ipv6'
}
