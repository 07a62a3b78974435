// Photos and scanned papers: sent in pieces by tus 1.0 (https://tus.io/protocols/resumable-upload),
// kept when the whole is what was announced, given to the devices of the municipality.
//
//   POST /api/files/ ──▶ PATCH … PATCH ──▶ last byte ──▶ hash and kind hold? ──▶ kept, 204
//                          ▲   cut             │               │no
//                          └── HEAD: offset ◀──┘               └──▶ dropped, 422

import { authorize, authorizeRole } from '../guards/authorize.ts'
import { RequestProblem } from '../guards/problem.ts'
import type { OpenUpload } from '../files/upload-desk.ts'
import type { Caller } from '../store/devices.ts'
import { giveFile } from './give-file.ts'
import type { Asked, Route } from './route.ts'
import { expiry, MAX_SIZE, readAnnouncement, readOffset, TUS, withTus } from './tus.ts'

const WRITERS = ['field', 'coordinator'] as const

const describeTus: Route = {
  method: 'OPTIONS',
  path: '/api/files/',
  handle: async () =>
    new Response(null, {
      status: 204,
      headers: {
        ...TUS,
        'tus-version': '1.0.0',
        'tus-extension': 'creation,expiration,termination',
        'tus-max-size': MAX_SIZE,
      },
    }),
}

const startUpload: Route = {
  method: 'POST',
  path: '/api/files/',
  handle: withTus(async ({ request, deps, limiter }) => {
    const caller = await authorizeRole(deps, request, WRITERS)
    limiter.take('page', caller.device)
    const announced = readAnnouncement(request)
    const { sha256, length } = announced
    if (await deps.vault.store.hasFresh({ municipality: caller.municipality, sha256 }))
      return created(sha256, { 'upload-offset': String(length) })
    limiter.take('file', caller.device)
    limiter.take('fileBytes', caller.device, length)
    const upload = await deps.vault.uploads.start(caller.device, announced)
    return created(upload.id, { 'upload-offset': '0', ...expiry(upload) })
  }),
}

const continueUpload: Route = {
  method: 'PATCH',
  path: '/api/files/:id',
  handle: withTus(async (asked) => {
    const { request, deps, limiter, id } = asked
    const caller = await authorizeRole(deps, request, WRITERS)
    limiter.take('page', caller.device)
    const offset = readOffset(request)
    const upload = await findOwn(asked, caller)
    const left = upload.length - upload.offset
    if (Number(request.headers.get('content-length') ?? 0) > left && offset === upload.offset)
      throw new RequestProblem('too_large', 'More bytes than were announced.')
    const outcome = await deps.vault.uploads.append(upload, { offset, body: request.body })
    if (outcome.tag === 'too_long')
      throw new RequestProblem('too_large', 'More bytes than were announced.')
    if (outcome.tag === 'wrong_offset')
      throw new RequestProblem('wrong_offset', undefined, {
        'upload-offset': String(outcome.offset),
      })
    deps.metrics.uploaded(outcome.offset - offset)
    if (outcome.offset === upload.length) await keep(asked, caller, upload)
    deps.log.debug('file_part', { device: caller.device, upload: id, offset: outcome.offset })
    return new Response(null, {
      status: 204,
      headers: { 'upload-offset': String(outcome.offset), ...expiry(upload) },
    })
  }),
}

const readFileOrOffset: Route = {
  method: 'GET',
  path: '/api/files/:id',
  handle: async (asked) => {
    const { request, deps, limiter, id } = asked
    const caller = await authorize(deps, request)
    limiter.take('read', caller.device)
    if (request.method !== 'HEAD' || id.length === SHA256_LENGTH)
      return giveFile(asked, caller.municipality)
    return withTus(() => tellOffset(asked, caller))(asked)
  },
}

const endUpload: Route = {
  method: 'DELETE',
  path: '/api/files/:id',
  handle: withTus(async (asked) => {
    const caller = await authorizeRole(asked.deps, asked.request, WRITERS)
    asked.limiter.take('page', caller.device)
    await asked.deps.vault.uploads.drop(await findOwn(asked, caller))
    return new Response(null, { status: 204 })
  }),
}

export const fileRoutes: readonly Route[] = [
  describeTus,
  startUpload,
  continueUpload,
  readFileOrOffset,
  endUpload,
]

const SHA256_LENGTH = 64

function created(id: string, headers: Readonly<Record<string, string>>): Response {
  return new Response(null, { status: 201, headers: { location: `/api/files/${id}`, ...headers } })
}

/** An upload that came whole while the storage was not there is kept now. */
async function tellOffset(asked: Asked, caller: Caller): Promise<Response> {
  const upload = await findOwn(asked, caller)
  if (upload.offset === upload.length) await keep(asked, caller, upload)
  return new Response(null, {
    headers: {
      'upload-offset': String(upload.offset),
      'upload-length': String(upload.length),
      ...expiry(upload),
    },
  })
}

/** The answer to the last piece leaves after the file is where it survives a power cut. */
async function keep(
  { deps }: Asked,
  { municipality, device }: Caller,
  upload: OpenUpload,
): Promise<void> {
  const { store, uploads } = deps.vault
  const checked = await uploads.check(upload)
  if (!checked.ok) {
    deps.log.info('file_refused', { device, why: checked.problem })
    throw new RequestProblem('invalid_file', checked.problem)
  }
  await store.put({ municipality, sha256: upload.sha256 }, checked.value)
  await uploads.drop(upload)
  deps.log.info('file_kept', { device, type: upload.type, bytes: upload.length })
}

async function findOwn({ deps, id }: Asked, { device }: Caller): Promise<OpenUpload> {
  const upload = await deps.vault.uploads.find(device, id)
  if (upload === undefined) throw new RequestProblem('not_found')
  return upload
}
