// The words of tus 1.0: what its headers say, and that every answer carries its version.

import { FILE_TYPES, MAX_FILE_BYTES, type FileType } from '../../src/domain/files/inspect-file.ts'
import { isSha256 } from '../files/file-store.ts'
import type { Upload } from '../files/upload-desk.ts'
import { RequestProblem } from '../guards/problem.ts'
import type { Asked, Route } from './route.ts'

const VERSION = '1.0.0'
export const TUS = { 'tus-resumable': VERSION } as const
export const MAX_SIZE = String(MAX_FILE_BYTES)

type Announcement = {
  readonly sha256: string
  readonly type: FileType
  readonly length: number
}

/** Adds the version to whatever is answered, refusals included. Who asks is looked at first. */
export function withTus(handle: (asked: Asked) => Promise<Response>): Route['handle'] {
  return async (asked) => {
    try {
      const answer = await handle(asked)
      answer.headers.set('tus-resumable', VERSION)
      return answer
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      throw new RequestProblem(error.code, error.detail, { ...error.headers, ...TUS })
    }
  }
}

/** Reads what a POST announces. Throws malformed, too_large, unsupported_type, unknown_tus_version. */
export function readAnnouncement(request: Request): Announcement {
  requireVersion(request)
  const length = readWhole(request, 'upload-length')
  if (length === undefined || length === 0)
    throw new RequestProblem('malformed', 'Upload-Length must say how many bytes will come.')
  if (length > MAX_FILE_BYTES) throw new RequestProblem('too_large', `At most ${MAX_SIZE} bytes.`)
  const metadata = readMetadata(request.headers.get('upload-metadata') ?? '')
  const sha256 = metadata.get('sha256') ?? ''
  if (!isSha256(sha256))
    throw new RequestProblem('malformed', 'Upload-Metadata must hold sha256, 64 hex digits.')
  const type = FILE_TYPES.find((known) => known === metadata.get('type'))
  if (type === undefined)
    throw new RequestProblem('unsupported_type', `Of types ${FILE_TYPES.join(', ')} are kept.`)
  return { sha256, type, length }
}

/** Reads where a PATCH goes on. Throws malformed, unsupported_type, unknown_tus_version. */
export function readOffset(request: Request): number {
  requireVersion(request)
  if (request.headers.get('content-type') !== 'application/offset+octet-stream')
    throw new RequestProblem('unsupported_type', 'Send application/offset+octet-stream.')
  const offset = readWhole(request, 'upload-offset')
  if (offset === undefined) throw new RequestProblem('malformed', 'Upload-Offset is missing.')
  return offset
}

export function expiry({ expiresAt }: Upload): { readonly 'upload-expires': string } {
  return { 'upload-expires': new Date(expiresAt).toUTCString() }
}

function requireVersion(request: Request): void {
  if (request.headers.get('tus-resumable') !== VERSION)
    throw new RequestProblem('unknown_tus_version', undefined, { 'tus-version': VERSION })
}

function readWhole(request: Request, name: string): number | undefined {
  const text = request.headers.get(name) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** Pairs of a name and its value in Base64, by commas. */
function readMetadata(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').map((pair) => pair.trim().split(' '))
  return new Map(
    pairs.map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]),
  )
}
