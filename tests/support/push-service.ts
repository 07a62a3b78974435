// A browser's subscription and the push service behind it: takes calls on a port of its own, checks who
// calls as RFC 8292 says, and opens what came as the browser would (RFC 8291), by its own code.

import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import * as v from 'valibot'

export type Received = {
  readonly headers: IncomingHttpHeaders
  readonly message: unknown
  /** What the signed claims say; undefined where the signature is not the key's. */
  readonly claims: unknown
  readonly size: number
}

export type PushService = {
  readonly subscription: {
    readonly endpoint: string
    readonly keys: { readonly p256dh: string; readonly auth: string }
  }
  readonly received: Received[]
  /** What the next calls are answered with. */
  readonly answer: (status: number) => void
  readonly close: () => Promise<void>
}

export async function startPushService(): Promise<PushService> {
  const browser = createECDH('prime256v1')
  const p256dh = browser.generateKeys('base64url')
  const auth = randomBytes(16)
  const received: Received[] = []
  let status = 201
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const { headers } = request
      const message: unknown = JSON.parse(open(body, { browser, auth }))
      received.push({ headers, message, claims: readClaims(headers), size: body.length })
      response.writeHead(status, { location: '/elsewhere' }).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    subscription: {
      endpoint: `http://127.0.0.1:${port}/push/1`,
      keys: { p256dh, auth: auth.toString('base64url') },
    },
    received,
    answer: (next) => {
      status = next
    },
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

type Browser = { readonly browser: ReturnType<typeof createECDH>; readonly auth: Buffer }

function open(body: Buffer, { browser, auth }: Browser): string {
  const [salt, idLength] = [body.subarray(0, 16), body[20] ?? 0]
  const sender = body.subarray(21, 21 + idLength)
  const sealed = body.subarray(21 + idLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
  const secret = hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32)
  const derive = (what: string, size: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, `Content-Encoding: ${what}\0`, size))
  const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  cipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
  if (plain.at(-1) !== 2) throw new Error('the record does not say that it is the last one')
  return plain.subarray(0, -1).toString('utf8')
}

/** Gives what the claims of a call say; undefined where the signature is not the key's. */
export function readClaims({ authorization = '' }: IncomingHttpHeaders): unknown {
  const [, said = '', signature = '', key = ''] =
    /^vapid t=([\w-]+\.[\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization) ?? []
  const point = Buffer.from(key, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(point, 1), y: coordinate(point, 33) }
  const isTheirs = verify(
    'sha256',
    Buffer.from(said),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const [, claims = ''] = said.split('.')
  return isTheirs
    ? v.parse(v.unknown(), JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')))
    : undefined
}

function coordinate(point: Buffer, at: number): string {
  return point.subarray(at, at + 32).toString('base64url')
}
