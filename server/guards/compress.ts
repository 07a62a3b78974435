// An answer is compressed as the client accepts: on 2G every byte is waited for.

import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Below this a packet is not saved. */
const WORTH_BYTES = 400
/** Up to here the work is less than handing it to another thread: most answers to a push are this small. */
const AT_ONCE_CHARS = 4_000
/** Level 5 is a few per cent larger than 11, and 50 times quicker. */
const BROTLI_QUALITY = 5

export type Encoding = 'br' | 'gzip'

/** Gives the best encoding that the client accepts. */
export function chooseEncoding(accepts: string | null): Encoding | undefined {
  const accepted = (accepts ?? '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase().split(';'))
    .filter(([, weight]) => weight === undefined || !/^\s*q=0(?:\.0*)?\s*$/.test(weight))
    .map(([name]) => name?.trim())
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : undefined
}

/** Gives a JSON answer, compressed where that is worth it. */
export async function writeJson(request: Request, text: string): Promise<Response> {
  return writeText(request, text, { headers: { 'content-type': 'application/json' } })
}

type Head = { readonly status?: number; readonly headers: Readonly<Record<string, string>> }

/** Gives an answer of text, compressed where that is worth it. */
export async function writeText(
  request: Request,
  text: string,
  { status = 200, headers: given }: Head,
): Promise<Response> {
  const headers = new Headers({ ...given, vary: 'accept-encoding' })
  const encoding =
    text.length < WORTH_BYTES ? undefined : chooseEncoding(request.headers.get('accept-encoding'))
  if (encoding === undefined) return new Response(text, { status, headers })
  headers.set('content-encoding', encoding)
  return new Response(new Uint8Array(await shrink(text, encoding)), { status, headers })
}

async function shrink(text: string, encoding: Encoding): Promise<Buffer> {
  const isSmall = text.length <= AT_ONCE_CHARS
  if (encoding === 'gzip') return isSmall ? gzipSync(text) : toGzip(text)
  const options = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  }
  return isSmall ? brotliCompressSync(text, options) : toBrotli(text, options)
}
