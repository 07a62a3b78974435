// A message that only the phone can open, not the push service between: RFC 8291 in one record of
// RFC 8188. Held to the example of the RFC by its test.

import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** What a browser gives when it subscribes, in base64url. */
export type PushTarget = {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

const POINT_BYTES = 65
const SALT_BYTES = 16
const RECORD_SIZE = 4096
/** After the last byte of the last record. */
const LAST = Buffer.from([2])

type Chance = { readonly salt: Buffer; readonly privateKey: Buffer }

/** Chance is a parameter for the RFC's example alone. Throws where the phone's key is no point. */
export function sealMessage(
  message: string,
  { p256dh, auth }: Pick<PushTarget, 'p256dh' | 'auth'>,
  chance?: Chance,
): Buffer<ArrayBuffer> {
  const own = createECDH('prime256v1')
  if (chance === undefined) own.generateKeys()
  else own.setPrivateKey(chance.privateKey)
  const salt = chance?.salt ?? randomBytes(SALT_BYTES)
  const [theirs, ours] = [Buffer.from(p256dh, 'base64url'), own.getPublicKey()]
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const secret = derive(own.computeSecret(theirs), Buffer.from(auth, 'base64url'), {
    info,
    size: 32,
  })
  const key = derive(secret, salt, { info: 'Content-Encoding: aes128gcm\0', size: 16 })
  const nonce = derive(secret, salt, { info: 'Content-Encoding: nonce\0', size: 12 })
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD_SIZE)
  return Buffer.concat([
    salt,
    size,
    Buffer.from([POINT_BYTES]),
    ours,
    cipher.update(message, 'utf8'),
    cipher.update(LAST),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

type Derivation = { readonly info: Buffer | string; readonly size: number }

function derive(secret: Buffer, salt: Buffer, { info, size }: Derivation): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, size))
}
