// Unfinished uploads, on the disk: a phone in a stairwell sends a photo in pieces over an hour.
// Their ids begin with the device that opened them, so that nobody else can find them.
//
//   <id>.json  what was announced        <id>.part  what has come

import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { ReplicaId } from '../../src/domain/base/ids.ts'
import { DAY_MS, type Moment } from '../../src/domain/base/moment.ts'
import { FILE_TYPES, inspectFile, type FileFault } from '../../src/domain/files/inspect-file.ts'
import { fail, ok, type Result } from '../../src/domain/base/result.ts'
import { makeId } from '../store/secrets.ts'
import { FileStoreTrouble } from './file-store.ts'
import { takeIn } from './take-in.ts'
import { Turns } from './turns.ts'

const AnnouncedSchema = v.object({
  sha256: v.string(),
  type: v.picklist(FILE_TYPES),
  length: v.number(),
  expiresAt: v.number(),
})
export type Announced = v.InferOutput<typeof AnnouncedSchema>
export type Upload = Announced & { readonly id: string }
export type OpenUpload = Upload & { readonly offset: number }

export type Appended =
  | { readonly tag: 'appended'; readonly offset: number }
  | { readonly tag: 'wrong_offset'; readonly offset: number }
  /** More came than was announced. */
  | { readonly tag: 'too_long' }

export type UploadDesk = {
  readonly start: (device: ReplicaId, announced: Omit<Announced, 'expiresAt'>) => Promise<Upload>
  readonly find: (device: ReplicaId, id: string) => Promise<OpenUpload | undefined>
  /** Takes in what a body brings, also when it breaks off; whoever was writing to it stops. */
  readonly append: (
    upload: Upload,
    from: { readonly offset: number; readonly body: ReadableStream<Uint8Array> | null },
  ) => Promise<Appended>
  /** Gives the whole file where it is what was announced; one that is not is dropped. */
  readonly check: (upload: Upload) => Promise<Result<Uint8Array, FileFault | 'other_hash'>>
  readonly drop: (upload: Pick<Upload, 'id'>) => Promise<void>
  /** Drops what has expired. Gives how many. */
  readonly sweep: () => Promise<number>
}

const LIFETIME_MS = 7 * DAY_MS
/** A phone sends one after the other; more than this are leftovers, and the oldest goes. */
const MAX_OF_DEVICE = 20
const UPLOAD_ID = /^[0-9a-z]{24}$/

export function createUploadDesk(folder: string, now: () => Moment): UploadDesk {
  const turns = new Turns()
  const metaOf = (id: string) => join(folder, `${id}.json`)
  const partOf = (id: string) => join(folder, `${id}.part`)
  const drop = async ({ id }: Pick<Upload, 'id'>) => {
    await Promise.all([metaOf(id), partOf(id)].map((path) => rm(path, { force: true })))
  }
  const read = async (id: string): Promise<Upload | undefined> => {
    const announced = await readAnnounced(metaOf(id))
    return announced === undefined ? undefined : { ...announced, id }
  }
  const list = async () => {
    const names = await readdir(folder).catch(() => [])
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5))
    return Promise.all(ids.map(async (id) => (await read(id)) ?? { id, expiresAt: 0 }))
  }
  const makeRoom = async (device: ReplicaId) => {
    const own = (await list()).filter(({ id }) => id.startsWith(device))
    const oldest = own.sort((a, b) => a.expiresAt - b.expiresAt)
    await Promise.all(oldest.slice(0, Math.max(0, own.length - MAX_OF_DEVICE + 1)).map(drop))
  }
  return {
    start: (device, announced) =>
      guarded(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await makeRoom(device)
        const upload = { ...announced, id: `${device}${makeId()}`, expiresAt: now() + LIFETIME_MS }
        await writeFile(partOf(upload.id), '', { mode: 0o600 })
        await writeFile(metaOf(upload.id), JSON.stringify(upload), { mode: 0o600 })
        return upload
      }),
    find: async (device, id) => {
      if (!UPLOAD_ID.test(id) || !id.startsWith(device)) return undefined
      return turns.take(id, async () => {
        const [upload, offset] = await Promise.all([read(id), sizeOf(partOf(id))])
        if (upload === undefined || upload.expiresAt <= now()) return undefined
        return { ...upload, offset }
      })
    },
    append: (upload, { offset, body }) =>
      turns.take(upload.id, async (signal) => {
        const size = await sizeOf(partOf(upload.id))
        if (size !== offset) return { tag: 'wrong_offset', offset: size }
        const limit = upload.length - offset
        const taken = await guarded(() => takeIn(partOf(upload.id), { body, limit, signal }))
        return taken === 'too_long' ? { tag: taken } : { tag: 'appended', offset: offset + taken }
      }),
    check: (upload) =>
      turns.take(upload.id, async () => {
        const bytes = await guarded(() => readFile(partOf(upload.id)))
        const fault = findFault(upload, bytes)
        if (fault === undefined) return ok(bytes)
        await drop(upload)
        return fail(fault)
      }),
    drop: (upload) => turns.take(upload.id, () => drop(upload)),
    sweep: async () => {
      const expired = (await list()).filter(({ expiresAt }) => expiresAt <= now())
      await Promise.all(expired.map(drop))
      return expired.length
    },
  }
}

function findFault(upload: Upload, bytes: Uint8Array): FileFault | 'other_hash' | undefined {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== upload.sha256) return 'other_hash'
  const inspected = inspectFile(bytes)
  if (!inspected.ok) return inspected.problem
  return inspected.value.type === upload.type ? undefined : 'unknown_type'
}

async function readAnnounced(path: string): Promise<Announced | undefined> {
  try {
    const parsed = v.safeParse(AnnouncedSchema, JSON.parse(await readFile(path, 'utf8')))
    return parsed.success ? parsed.output : undefined
  } catch {
    // Not there, or written in half when the power went: the phone begins anew.
    return undefined
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

async function guarded<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job()
  } catch (cause) {
    throw new FileStoreTrouble('an upload could not be kept', { cause })
  }
}
