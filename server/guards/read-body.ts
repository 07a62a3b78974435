// A body is measured before it is read, while it is read, and while it is inflated: a stranger can
// make the server hold 1 MiB of his and inflate it to 8, no more.

import * as v from 'valibot'
import { MAX_BODY_BYTES } from '../../src/domain/replica/wire.ts'
import { inflate } from './inflate.ts'
import { RequestProblem } from './problem.ts'

const MAX_FORM_BYTES = 32 * 1024

/** A change nests four deep. Deeper than this is an attack on whoever walks the tree. */
const MAX_DEPTH = 64

/** Gives a body in the shape of a schema. Throws malformed. */
export function parseBody<S extends v.GenericSchema>(body: unknown, schema: S): v.InferOutput<S> {
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return parsed.output
  throw new RequestProblem('malformed', describeIssue(parsed.issues[0]))
}

/** Gives the JSON of a request. Throws malformed, too_large or unsupported_type. */
export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new RequestProblem('unsupported_type', 'Send application/json.')
  const text = decode(await inflateBody(request, await readBytes(request, maxBytes)))
  if (isTooDeep(text)) throw new RequestProblem('malformed', 'The JSON nests too deep.')
  try {
    return JSON.parse(text)
  } catch {
    throw new RequestProblem('malformed', 'The body is not JSON.')
  }
}

/** Gives what a form of a page without scripts sends. Throws too_large or unsupported_type. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded')
    throw new RequestProblem('unsupported_type', 'Send application/x-www-form-urlencoded.')
  return new URLSearchParams(decode(await readBytes(request, MAX_FORM_BYTES)))
}

async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const announced = request.headers.get('content-length')
  if (Number(announced ?? 0) > maxBytes) throw new RequestProblem('too_large')
  return announced === null ? readUnmeasured(request, maxBytes) : readAnnounced(request, maxBytes)
}

/** The connection itself gives no more than was announced; this way is the quickest. */
async function readAnnounced(request: Request, maxBytes: number): Promise<Buffer> {
  const bytes = await unlessBroken(() => request.arrayBuffer())
  if (bytes.byteLength > maxBytes) throw new RequestProblem('too_large')
  return Buffer.from(bytes)
}

async function readUnmeasured(request: Request, maxBytes: number): Promise<Buffer> {
  if (request.body === null) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await unlessBroken(() => reader.read())
    if (done) return Buffer.concat(chunks)
    size += value.length
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined)
      throw new RequestProblem('too_large')
    }
    chunks.push(value)
  }
}

/** A body that breaks off is the network's fault: nobody is there to read the answer. */
async function unlessBroken<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch {
    throw new RequestProblem('malformed', 'The body broke off.')
  }
}

async function inflateBody(request: Request, bytes: Buffer): Promise<Buffer> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return bytes
  if (encoding !== 'gzip')
    throw new RequestProblem('unsupported_type', 'Of encodings only gzip is read.')
  try {
    return await inflate(bytes)
  } catch (error) {
    const isBomb = error instanceof RangeError
    throw new RequestProblem(isBomb ? 'too_large' : 'malformed', 'The body does not inflate.')
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes)
  } catch {
    throw new RequestProblem('malformed', 'The body is not UTF-8.')
  }
}

/** Looks at brackets outside of texts, byte by byte: a pattern would keep a stack of its own. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) isInText = !isInText
    else if (isInText) at += code === BACKSLASH ? 1 : 0
    else if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c] as const
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const

/** Names the place of a fault, never the value: it may hold what a person wrote. */
function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return path === null ? 'The body has another shape.' : `Another value was expected at ${path}.`
}
