// Everything about photos on this phone, put together when the first one is there: the page loads
// none of it before, and the worker runs the same.

import { fail, ok, type Result } from './domain/base/result.ts'
import { inspectFile, sniffType } from './domain/files/inspect-file.ts'
import type { Moment } from './domain/base/moment.ts'
import { readConditions } from './platform/conditions.ts'
import { hashOf } from './platform/hash.ts'
import { reachFiles } from './platform/http-files.ts'
import { createPhotos, type NewPhoto, type Photos, type PhotoStatus } from './storage/photos.ts'
import type { PhoneStore } from './storage/phone-store.ts'
import type { Clock } from './sync/ports.ts'
import { findWaitReason, type WaitReason } from './sync/upload-rules.ts'
import type { PhotoWork } from './sync/upload-ports.ts'
import { planNextUpload, uploadPhotos } from './sync/uploads.ts'

export type { NewPhoto, PhotoStatus, WaitReason }

export type FetchProblem = 'unreachable' | 'not_there'

export type PhotoDesk = Pick<
  Photos,
  'add' | 'discard' | 'ofForm' | 'facts' | 'status' | 'free' | 'setRules' | 'readRules'
> & {
  /** The small picture where there is one, else the photo itself; undefined where neither is here. */
  readonly preview: (sha256: string) => Promise<Blob | undefined>
  readonly full: (sha256: string) => Promise<Blob | undefined>
  /** Asks the server for a photo of another phone, and keeps it where there is room. */
  readonly fetch: (sha256: string) => Promise<Result<Blob, FetchProblem>>
  /** Why photos would wait now; undefined where they go. */
  readonly waitReason: () => Promise<WaitReason | undefined>
  /** For the engine: inside its lock, after the records. */
  readonly upload: PhotoWork['upload']
  readonly nextUploadAt: () => Promise<Moment | undefined>
}

export type DeskParts = {
  readonly phone: PhoneStore
  readonly clock: Clock
  readonly baseUrl: string
}

export function openPhotoDesk({ phone, clock, baseUrl }: DeskParts): PhotoDesk {
  const { store, meta, syncStore } = phone
  const photos = createPhotos(store, meta)
  const files = reachFiles(baseUrl)
  const { random, log } = store
  const ports = { photos, store: syncStore, transport: files, readConditions, clock, random, log }
  const full = async (sha256: string) => toBlob(await photos.readPhoto(sha256))
  return {
    ...photos,
    full,
    preview: async (sha256) => toBlob(await photos.thumb(sha256)) ?? full(sha256),
    fetch: async (sha256) => {
      const token = (await meta.enrolment())?.token
      if (token === undefined) return fail('unreachable')
      const bytes = await files.fetchFile(sha256, token)
      if (typeof bytes === 'string') return fail(bytes)
      const seen = inspectFile(bytes)
      // A portal's page, or a picture that broke on its way: nothing that is kept or shown.
      if (!seen.ok || (await hashOf(bytes)) !== sha256) return fail('unreachable')
      const { type } = seen.value
      await photos.keepTheirs({ sha256, type, bytes, thumb: undefined })
      return ok(new Blob([bytes], { type }))
    },
    waitReason: async () =>
      findWaitReason(await readConditions(), await photos.readRules(), 'timer'),
    upload: async (trigger, held) => {
      await photos.sweep()
      return uploadPhotos(ports, trigger, held)
    },
    nextUploadAt: () => planNextUpload(ports),
  }
}

function toBlob(bytes: Uint8Array<ArrayBuffer> | undefined): Blob | undefined {
  const type = bytes && sniffType(bytes)
  return bytes && new Blob([bytes], type === undefined ? {} : { type })
}
