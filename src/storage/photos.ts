// The phone's photos: taken in, marked as sent, looked at, made room for. Loaded when there is one.

import { DAY_MS } from '../domain/base/moment.ts'
import { fail, ok, type Result } from '../domain/base/result.ts'
import type { FileType } from '../domain/files/inspect-file.ts'
import type { RecordId } from '../domain/base/ids.ts'
import type { UploadStore, WaitingPhoto } from '../sync/upload-ports.ts'
import { correctedTime } from './clock-row.ts'
import { saveProblemOf } from './failure.ts'
import type { Meta } from './meta.ts'
import type { PhotoRow, PhotoState } from './photo-rows.ts'
import { reconnecting, type Store } from './store.ts'
import { readTurn } from './turn.ts'
import type { SaveProblem } from './types.ts'

type Bytes = Uint8Array<ArrayBuffer>

export type NewPhoto = {
  readonly sha256: string
  readonly type: FileType
  readonly bytes: Bytes
  /** A small picture of it; undefined for a paper, and where none could be made. */
  readonly thumb: Bytes | undefined
}

export type PhotoStatus = {
  readonly waiting: number
  readonly waitingBytes: number
  readonly refused: number
  /** Bytes that are on the server as well, and could be dropped. */
  readonly spareBytes: number
}

export type PhotoFacts = Pick<PhotoRow, 'sha256' | 'state' | 'type' | 'size'>

export type Photos = UploadStore & {
  /** Settles when the photo is on the disk. Taking the same one twice changes nothing. */
  readonly add: (photo: NewPhoto, form: string) => Promise<Result<undefined, SaveProblem>>
  /** Keeps what another phone took. The first of a record is not a reason to fill the last room. */
  readonly keepTheirs: (photo: NewPhoto) => Promise<Result<undefined, SaveProblem>>
  readonly discard: (sha256: string) => Promise<void>
  readonly ofForm: (form: string) => Promise<readonly PhotoFacts[]>
  readonly facts: (sha256: string) => Promise<PhotoFacts | undefined>
  readonly thumb: (sha256: string) => Promise<Bytes | undefined>
  readonly status: () => Promise<PhotoStatus>
  readonly setRules: (rules: { readonly onlyWifi: boolean }) => Promise<void>
  /** Drops the bytes of all photos that the server has; gives how many bytes went. */
  readonly free: () => Promise<number>
  /** Drops photos of forms that are gone. */
  readonly sweep: () => Promise<void>
}

/** A form that was left open this long ago, without a draft, is not coming back. */
const FORGOTTEN_MS = 2 * DAY_MS

export function createPhotos(store: Store, meta: Meta): Photos {
  const { database, bodies } = store
  const { photos, photoBytes, thumbs } = database
  const put = (photo: NewPhoto, own: { state: PhotoState; form: string }) =>
    putPhoto(store, photo, own)
  const read = async (table: 'photos' | 'thumbs', sha256: string) => {
    const row = await (table === 'photos' ? photoBytes : thumbs).get(sha256)
    return row === undefined ? undefined : bodies.bytes(`${table}/${sha256}`, row.body)
  }
  const drop = async (ids: string[]) => {
    await database.transaction('rw', [photos, photoBytes, thumbs], () =>
      Promise.all([photos, photoBytes, thumbs].map((table) => table.bulkDelete(ids))),
    )
  }
  return {
    add: (photo, form) => put(photo, { state: 'draft', form }),
    keepTheirs: (photo) => put(photo, { state: 'theirs', form: '' }),
    discard: async (sha256) => {
      const row = await photos.get(sha256)
      if (row?.state === 'draft') await drop([sha256])
      else if (row !== undefined) await photos.put({ ...row, form: '' })
    },
    ofForm: async (form) => {
      const rows = await photos.where('form').equals(form).toArray()
      return rows.sort((a, b) => a.at - b.at)
    },
    facts: (sha256) => photos.get(sha256),
    thumb: (sha256) => read('thumbs', sha256),
    readPhoto: (sha256) => read('photos', sha256),
    status: async () =>
      sumUp(await photos.toArray(), await photoBytes.toCollection().primaryKeys()),
    free: () => freeSent(store),
    sweep: async () => drop(await findForgotten(store)),
    nextPhoto: async (except) => {
      const rows = await photos.where('state').equals('waiting').toArray()
      const left = rows.filter(({ sha256 }) => !except.has(sha256))
      return left.sort((a, b) => a.size - b.size).map(toWaiting)[0]
    },
    keepUpload: async (sha256, { upload, strikes, stuckAt }) => {
      await photos
        .where('sha256')
        .equals(sha256)
        .modify((row, holder) => {
          holder.value = {
            ...withoutUpload(row),
            strikes,
            ...(upload === undefined ? {} : { upload }),
            ...(stuckAt === undefined ? {} : { stuckAt }),
          }
        })
    },
    settlePhoto: async (sha256, as, turn) => {
      await database.transaction('rw', [photos, database.meta], async () => {
        const row = await photos.get(sha256)
        if (row === undefined || (await readTurn(database)) !== turn) return
        await photos.put({ ...withoutUpload(row), state: as })
      })
    },
    readUploadPace: meta.uploadPace,
    writeUploadPace: async (pace) => {
      await database.meta.put(await meta.row('uploadPace', pace))
    },
    readRules: meta.uploadRules,
    setRules: async (rules) => {
      await database.meta.put(await meta.row('uploadRules', rules))
    },
  }
}

/** Photo, thumbnail and what is known of it: all three or none. One that is here already stays as it is. */
async function putPhoto(
  store: Store,
  { sha256, type, bytes, thumb }: NewPhoto,
  own: { readonly state: PhotoState; readonly form: string },
): Promise<Result<undefined, SaveProblem>> {
  const { database, bodies, clock, wall } = store
  const { photos, photoBytes, thumbs } = database
  try {
    const [body, thumbBody] = await Promise.all([
      bodies.encodeBytes(`photos/${sha256}`, bytes),
      thumb && bodies.encodeBytes(`thumbs/${sha256}`, thumb),
    ])
    const at = correctedTime(clock.peek(), wall())
    const records: readonly RecordId[] = []
    await reconnecting(store, () =>
      database.transaction('rw', [photos, photoBytes, thumbs], async () => {
        const known = await photos.get(sha256)
        const row = { sha256, type, size: bytes.length, at, records, ...own }
        await Promise.all([
          photos.put(known === undefined ? row : again(known, own.form)),
          photoBytes.put({ sha256, body }),
          thumbBody === undefined ? undefined : thumbs.put({ sha256, body: thumbBody }),
        ])
      }),
    )
    return ok(undefined)
  } catch (error) {
    return fail(saveProblemOf(error))
  }
}

/** The same picture in one more form: what the server has is not sent again. */
function again(known: PhotoRow, form: string): PhotoRow {
  return { ...known, form: form === '' ? known.form : form }
}

function toWaiting({ sha256, type, size, upload, stuckAt, strikes = 0 }: PhotoRow): WaitingPhoto {
  return { sha256, type, size, upload, stuckAt, strikes }
}

function withoutUpload(row: PhotoRow): Omit<PhotoRow, 'upload' | 'stuckAt' | 'strikes'> {
  const { upload: _, stuckAt: __, strikes: ___, ...rest } = row
  return rest
}

function sumUp(rows: readonly PhotoRow[], held: readonly string[]): PhotoStatus {
  const holds = new Set(held)
  const sizeOf = (some: readonly PhotoRow[]) => some.reduce((sum, { size }) => sum + size, 0)
  const waiting = rows.filter(({ state }) => state === 'waiting')
  const spare = rows.filter((row) => isSpare(row) && holds.has(row.sha256))
  return {
    waiting: waiting.length,
    waitingBytes: sizeOf(waiting),
    refused: rows.filter(({ state }) => state === 'refused').length,
    spareBytes: sizeOf(spare),
  }
}

function isSpare({ state }: PhotoRow): boolean {
  return state === 'sent' || state === 'theirs'
}

async function freeSent({ database }: Store): Promise<number> {
  const { photos, photoBytes } = database
  return database.transaction('rw', [photos, photoBytes], async () => {
    const spare = (await photos.toArray()).filter(isSpare)
    const held = new Set(await photoBytes.toCollection().primaryKeys())
    const going = spare.filter(({ sha256 }) => held.has(sha256))
    await photoBytes.bulkDelete(going.map(({ sha256 }) => sha256))
    return going.reduce((sum, { size }) => sum + size, 0)
  })
}

async function findForgotten({ database, clock, wall }: Store): Promise<string[]> {
  const [drafts, forms] = await Promise.all([
    database.photos.where('state').equals('draft').toArray(),
    database.drafts.toCollection().primaryKeys(),
  ])
  const before = correctedTime(clock.peek(), wall()) - FORGOTTEN_MS
  const gone = drafts.filter(({ form, at }) => at < before && !forms.includes(form))
  return gone.map(({ sha256 }) => sha256)
}
