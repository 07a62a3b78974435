// The app. Names that carry a hash never change; the rest is asked for again each time, by its tag.

import { chooseEncoding } from '../guards/compress.ts'
import { RequestProblem } from '../guards/problem.ts'
import type { StaticFile, StaticFiles } from '../static-files.ts'

const HASHED = /^assets\/.*-[\w-]{8,}\.\w+$/
const SHELL = 'index.html'

/** Gives a file of the app; for a page's address, which the app reads itself, its shell. */
export function serveStatic(request: Request, files: StaticFiles): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new RequestProblem('method_not_allowed', undefined, { allow: 'GET, HEAD' })
  const name = fileName(new URL(request.url).pathname)
  const file = files.get(name)
  if (file !== undefined) return serveFile(request, file, name)
  const shell = files.get(SHELL)
  if (shell === undefined)
    throw new RequestProblem('not_found', 'The app was not built: run `npm run build`.')
  if (!isNavigation(request, name)) throw new RequestProblem('not_found')
  return serveFile(request, shell, SHELL)
}

function serveFile(request: Request, file: StaticFile, name: string): Response {
  const encoding = chooseEncoding(request.headers.get('accept-encoding'))
  const twin = encoding === undefined ? undefined : (file[encoding] ?? file.gzip)
  const twinEncoding = twin === file.gzip ? 'gzip' : 'br'
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
  })
  if (isKnown(request, file.etag)) return new Response(null, { status: 304, headers })
  if (twin !== undefined) headers.set('content-encoding', twinEncoding)
  const body = twin ?? file.body
  headers.set('content-length', String(body.length))
  // The very bytes that are held: a copy for each of a thousand requests in a row would fill the memory.
  return new Response(request.method === 'HEAD' ? null : body, { headers })
}

function isKnown(request: Request, etag: string): boolean {
  const tags = request.headers.get('if-none-match')?.split(',') ?? []
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/** A path that is not well formed names no file. */
function fileName(pathname: string): string {
  const name = pathname.slice(1)
  return name === '' ? SHELL : name
}

function isNavigation(request: Request, name: string): boolean {
  const accepts = request.headers.get('accept') ?? ''
  return accepts.includes('text/html') && !/\.\w+$/.test(name)
}
