// What every answer carries. The page is one origin without third parties; an answer of the API is
// never a page, so it may load nothing at all.

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // public/first-paint.js lets workers of this site through, and nothing becomes markup or code.
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const PERMISSIONS = [
  'camera=(self)',
  'geolocation=(self)',
  ...['accelerometer', 'autoplay', 'display-capture', 'gyroscope', 'hid'].map(off),
  ...['magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb'].map(off),
].join(', ')

const COMMON = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': PERMISSIONS,
} as const

const TWO_YEARS_S = 63_072_000

export function addSecurityHeaders(
  headers: Headers,
  of: { readonly isApi: boolean; readonly isHttps: boolean },
): void {
  for (const [name, value] of Object.entries(COMMON)) headers.set(name, value)
  // A file that somebody sent may be kept, and is shut in even more narrowly: its route says so.
  if (of.isApi) setDefault(headers, 'cache-control', 'no-store')
  setDefault(headers, 'content-security-policy', of.isApi ? API_POLICY : PAGE_POLICY)
  if (of.isHttps) headers.set('strict-transport-security', `max-age=${TWO_YEARS_S}`)
}

function setDefault(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value)
}

function off(feature: string): string {
  return `${feature}=()`
}
