// The addresses that a browser may give us to call. A stranger who could name any would make this
// server knock at doors inside the municipality's network.

const SERVICES = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
]
const MAX_LENGTH = 1_000

/** True for an address of one of the browsers' own push services, by HTTPS on its usual port. */
export function isPushService(endpoint: string): boolean {
  if (endpoint.length > MAX_LENGTH || !URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username, password } = new URL(endpoint)
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false
  return SERVICES.some((service) => hostname === service || hostname.endsWith(`.${service}`))
}
