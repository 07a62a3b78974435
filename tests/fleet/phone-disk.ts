// What lies under a phone: one disk, which both of its contexts use, and which a power cut takes back
// to what was synced.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Fields, RecordState } from '../../src/domain/replica/merge.ts'
import type { Stamp, tick } from '../../src/domain/replica/stamp.ts'
import type { Lease } from '../../src/platform/lock.ts'
import type { PhotoState } from '../../src/storage/photo-rows.ts'
import type { Choice, OwnChange, QueueStatus } from '../../src/storage/types.ts'
import type { Enrolment, Settlement, SyncStore } from '../../src/sync/ports.ts'
import type { UploadStore } from '../../src/sync/upload-ports.ts'
import type { MemoryStore } from '../support/memory-store.ts'
import type { Chance } from './chance.ts'
import type { Life } from './life.ts'
import type { TakenPhoto } from './photo-shelf.ts'
import type { VirtualTime } from './virtual-time.ts'

export type Saving = { readonly kind: 'facility'; readonly record: RecordId; readonly set: Fields }

/** The disk as one context has it: each call is a step, before and after which the context may die. */
export type Seat = {
  readonly engineStore: SyncStore
  readonly lease: Lease
  /** Settles when the person is told "saved on this phone". */
  readonly write: (saving: Saving) => Promise<Stamp>
  readonly photos: UploadStore
  /** Settles when a photo of a form is on the disk. The form is not saved by it. */
  readonly takePhoto: (photo: TakenPhoto) => Promise<void>
  readonly keepHouse: () => Promise<void>
}

export type PhotoLook = {
  readonly sha256: string
  readonly state: PhotoState
  /** Its bytes are here. */
  readonly isHeld: boolean
}

/** What the person sees and does, at once. */
export type Look = {
  readonly record: (id: RecordId) => Promise<RecordState | undefined>
  readonly recordIds: () => Promise<readonly RecordId[]>
  readonly ownChanges: () => Promise<readonly OwnChange[]>
  /** Where each own change is: cheaper than the changes themselves. */
  readonly fates: () => Promise<ReadonlyMap<Stamp, OwnChange['state']>>
  readonly choices: () => Promise<readonly Choice[]>
  readonly status: () => Promise<QueueStatus>
  readonly photos: () => Promise<readonly PhotoLook[]>
  /** Drops the bytes of what the server has as well, to make room. */
  readonly freePhotos: () => Promise<void>
  readonly withdraw: (rejected: Stamp) => Promise<void>
  readonly keepTheirs: (choice: Choice) => Promise<void>
  readonly enrol: (enrolment: Enrolment) => Promise<void>
}

export type PhoneDisk = {
  readonly replica: () => ReplicaId
  readonly open: (life: Life) => Promise<Seat>
  readonly look: Look
  readonly cutPower: () => Promise<void>
  /** The browser lost the database and opens an empty one, without a word. */
  readonly lose: () => Promise<void>
}

export type DiskParts = {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly wall: () => number
  readonly mint: () => ReplicaId
  /** What the server says at enrolment, whatever the phone believes. */
  readonly serverNow: () => number
  /** Called before an answer is settled. */
  readonly onSettle: (settlement: Settlement) => Promise<void>
  readonly rig: DiskRig
}

/** Where sabotage gets at a phone's storage. */
export type DiskRig = {
  readonly tick?: typeof tick
  /** Commits are told before they are synced, as browsers do by default. */
  readonly isRelaxed?: boolean
  /** The new database goes on under the old one's name. */
  readonly reusesReplica?: boolean
  readonly wrap?: (
    store: SyncStore,
    at: { memory: (() => MemoryStore) | undefined; life: Life },
  ) => SyncStore
  readonly wrapPhotos?: (photos: UploadStore) => UploadStore
  /** Making room takes these, too. */
  readonly frees?: readonly PhotoState[]
  /** A photo is told to be taken before it is on the disk, and never gets there by itself. */
  readonly forgetsPhotos?: boolean
  /** A server that lost photos is not offered them again. */
  readonly keepsPhotosBack?: boolean
}
