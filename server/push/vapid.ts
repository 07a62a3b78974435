// Who calls the push service: RFC 8292. The key pair is this server's own, made once, because phones
// subscribe to it; whoever holds its private half could send them hints.

import { createECDH, createPrivateKey, sign } from 'node:crypto'
import { HOUR_MS, SECOND_MS, type Moment } from '../../src/domain/base/moment.ts'

/** Base64url: the public half as an uncompressed point, the private one as a scalar. */
export type VapidKeys = { readonly publicKey: string; readonly privateKey: string }

/** Push services take no more than a day. */
const LIFETIME_MS = 12 * HOUR_MS
const COORDINATE_BYTES = 32

export function makeVapidKeys(): VapidKeys {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys('base64url')
  // A scalar that begins with zeros comes out shorter.
  const scalar = Buffer.concat([Buffer.alloc(COORDINATE_BYTES), pair.getPrivateKey()])
  return { publicKey, privateKey: scalar.subarray(-COORDINATE_BYTES).toString('base64url') }
}

type Call = { readonly endpoint: string; readonly publicUrl: string; readonly now: Moment }

/** Gives the Authorization header of one call. */
export function writeVapid(keys: VapidKeys, { endpoint, publicUrl, now }: Call): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor((now + LIFETIME_MS) / SECOND_MS),
    // Whom the push service may ask; it takes no http.
    sub: publicUrl.startsWith('https://') ? publicUrl : 'mailto:promin@localhost',
  }
  const said = [{ typ: 'JWT', alg: 'ES256' }, claims].map(encode).join('.')
  const key = createPrivateKey({ key: readJwk(keys), format: 'jwk' })
  const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${said}.${signature.toString('base64url')}, k=${keys.publicKey}`
}

function readJwk({ publicKey, privateKey }: VapidKeys) {
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 1 + COORDINATE_BYTES), point.subarray(1 + COORDINATE_BYTES)]
  return {
    kty: 'EC',
    crv: 'P-256',
    x: x.toString('base64url'),
    y: y.toString('base64url'),
    d: privateKey,
  }
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
