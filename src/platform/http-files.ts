// Speaks tus 1.0 with the municipality's server, over fetch: it runs in the worker too. Never throws.
// Only an answer that carries tus's own header is believed; a captive portal has none.

import * as v from 'valibot'
import { ProblemDocument } from '../domain/replica/wire.ts'
import type { TransportFault } from '../sync/ports.ts'
import type { UploadAnswer, UploadTransport } from '../sync/upload-ports.ts'

type Fetch = (input: string, init: RequestInit) => Promise<Response>

export type FileReach = UploadTransport & {
  /** Gives the bytes of a file that the municipality has. They are checked by whoever keeps them. */
  readonly fetchFile: (
    sha256: string,
    token: string,
  ) => Promise<Uint8Array<ArrayBuffer> | 'unreachable' | 'not_there'>
}

const VERSION = '1.0.0'
const FETCH_TIMEOUT_MS = 120_000
const UPLOAD = /^(?:https?:\/\/[^/]+)?(\/api\/files\/[0-9a-z]{1,100})$/

export function reachFiles(
  baseUrl: string,
  fetcher: Fetch = (input, init) => fetch(input, init),
): FileReach {
  const ask = (path: string, call: Call) =>
    within({ fetcher, url: `${baseUrl}${path}`, call }, (response) => readAnswer(response, call))
  return {
    start: ({ sha256, type, size }, { token, timeoutMs }) =>
      ask('/api/files/', {
        method: 'POST',
        headers: {
          'Upload-Length': String(size),
          'Upload-Metadata': `sha256 ${btoa(sha256)},type ${btoa(type)}`,
        },
        token,
        timeoutMs,
      }),
    findOffset: (upload, options) => ask(upload, { method: 'HEAD', upload, ...options }),
    send: (upload, { offset, bytes }, options) =>
      ask(upload, {
        method: 'PATCH',
        headers: {
          'Upload-Offset': String(offset),
          'Content-Type': 'application/offset+octet-stream',
        },
        body: bytes,
        upload,
        ...options,
      }),
    fetchFile: async (sha256, token) => {
      const call = { method: 'GET', token, timeoutMs: FETCH_TIMEOUT_MS } as const
      const url = `${baseUrl}/api/files/${sha256}`
      const bytes = await within({ fetcher, url, call }, async (response) => {
        if (response.ok) return new Uint8Array(await response.arrayBuffer())
        return (await readProblem(response))?.code === 'not_found' ? 'not_there' : undefined
      })
      return typeof bytes === 'object' && 'fault' in bytes
        ? 'unreachable'
        : (bytes ?? 'unreachable')
    },
  }
}

type Call = {
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PATCH'
  readonly token: string
  readonly timeoutMs: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array<ArrayBuffer>
  /** The address that is asked, where the answer names none. */
  readonly upload?: string
}

type Fault = { readonly tag: 'fault'; readonly fault: TransportFault }

async function readAnswer(response: Response, { upload }: Call): Promise<UploadAnswer> {
  if (response.headers.get('Tus-Resumable') !== VERSION)
    return { tag: 'fault', fault: 'not_our_server' }
  if (!response.ok) return sayProblem(response)
  const offset = response.headers.get('Upload-Offset') ?? ''
  const [, location = upload] = UPLOAD.exec(response.headers.get('Location') ?? '') ?? []
  if (!/^\d{1,15}$/.test(offset) || location === undefined)
    return { tag: 'fault', fault: 'not_our_server' }
  return { tag: 'answer', offset: Number(offset), upload: location }
}

/** An answer to HEAD has no body: its status has to do. */
async function sayProblem(response: Response): Promise<UploadAnswer> {
  const code = (await readProblem(response))?.code
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return {
    tag: 'problem',
    code: code ?? (response.status === 404 ? 'not_found' : 'unavailable'),
    retryAfterMs: Number.isNaN(seconds) ? undefined : seconds * 1000,
  }
}

async function readProblem(response: Response) {
  try {
    const parsed = v.safeParse(ProblemDocument, JSON.parse(await response.text()))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** The end comes even where a fetch does not heed its signal: no lock may be held for ever. */
async function within<T>(
  { fetcher, url, call }: { readonly fetcher: Fetch; readonly url: string; readonly call: Call },
  read: (response: Response) => Promise<T>,
): Promise<T | Fault> {
  const { method, token, timeoutMs, headers, body } = call
  const deadline = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeUp = new Promise<Fault>((resolve) => {
    timer = setTimeout(() => {
      deadline.abort()
      resolve({ tag: 'fault', fault: 'timeout' })
    }, timeoutMs)
  })
  const init = {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Tus-Resumable': VERSION, ...headers },
    signal: deadline.signal,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    ...(body === undefined ? {} : { body }),
  } as const
  try {
    return await Promise.race([fetcher(url, init).then(read), timeUp])
  } catch {
    return { tag: 'fault', fault: deadline.signal.aborted ? 'timeout' : 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}
