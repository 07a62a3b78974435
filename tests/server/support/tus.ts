// A client of tus 1.0 as small as can be, over the app without a port.

import type { Hono } from 'hono'
import { sha256Of } from '../../support/made-files.ts'

type Announcement = {
  readonly sha256?: string
  readonly type?: string
  readonly length?: number
  readonly metadata?: string
}

export function createTusClient(app: Hono, token: string) {
  const ask = async (method: string, path: string, options: Options = {}): Promise<Response> => {
    const { headers = {}, body = null } = options
    const own = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers }
    const init = { method, headers: own, body, ...(body === null ? {} : { duplex: 'half' }) }
    return app.request(path, init)
  }
  const start = (bytes: Uint8Array, said: Announcement = {}) => {
    const { sha256 = sha256Of(bytes), type = 'image/jpeg', length = bytes.length } = said
    const metadata = said.metadata ?? `sha256 ${btoa(sha256)},type ${btoa(type)}`
    const headers = { 'upload-length': String(length), 'upload-metadata': metadata }
    return ask('POST', '/api/files/', { headers })
  }
  const send = (location: string, offset: number, body: BodyInit) =>
    ask('PATCH', location, {
      headers: {
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body,
    })
  return {
    ask,
    start,
    send,
    offsetOf: async (location: string) => {
      const answer = await ask('HEAD', location)
      return answer.ok ? Number(answer.headers.get('upload-offset')) : answer.status
    },
    /** Sends all of it at once. Gives the answer to the last request. */
    upload: async (bytes: Uint8Array<ArrayBuffer>, said?: Announcement): Promise<Response> => {
      const started = await start(bytes, said)
      if (started.status !== 201 || started.headers.get('upload-offset') !== '0') return started
      return send(started.headers.get('location') ?? '', 0, bytes)
    },
  }
}

type Options = {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: BodyInit | null
}
