// A kept file, as it came. It never changes, so it may be kept by whoever may read it; and since a
// stranger may have made it, a browser that opens it shall run nothing in it.

import { sniffType } from '../../src/domain/files/inspect-file.ts'
import { isSha256 } from '../files/file-store.ts'
import type { MunicipalityId } from '../store/schema.ts'
import { RequestProblem } from '../guards/problem.ts'
import type { Asked } from './route.ts'
import { TUS } from './tus.ts'

const POLICY =
  "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export async function giveFile(
  { request, deps, id }: Asked,
  municipality: MunicipalityId,
): Promise<Response> {
  const bytes = isSha256(id) ? await deps.vault.store.get({ municipality, sha256: id }) : undefined
  if (bytes === undefined) throw new RequestProblem('not_found')
  const etag = `"${id}"`
  const headers = {
    'content-type': sniffType(bytes) ?? 'application/octet-stream',
    'content-security-policy': POLICY,
    'content-disposition': 'attachment',
    'cache-control': 'private, max-age=31536000, immutable',
    vary: 'authorization',
    etag,
  }
  if (request.headers.get('if-none-match')?.includes(etag) === true)
    return new Response(null, { status: 304, headers })
  const length = String(bytes.length)
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      'content-length': length,
      // To a tus client a file that is kept is an upload that is complete.
      ...(request.headers.has('tus-resumable') && {
        ...TUS,
        'upload-length': length,
        'upload-offset': length,
      }),
    },
  })
}
