// A disk in memory. What was written but not yet synced lies apart: a power cut takes it, all or from
// some transaction on.

import { createMemoryStore, type Disk as Queue, type MemoryStore } from '../support/memory-store.ts'
import type { Life } from './life.ts'
import type { DiskParts, Look, PhoneDisk, Seat } from './phone-disk.ts'
import { openMemoryLease, type LeaseCell } from './memory-lease.ts'
import { EMPTY_SHELF, PhotoShelf, type Shelf } from './photo-shelf.ts'

/** How long Chromium keeps what it has told to be complete, where it is not asked to be strict. */
const RELAXED_MS = 30_000
const STEP_MS = 4

type Disk = { readonly queue: Queue; readonly shelf: Shelf }

export function createMemoryDisk(parts: DiskParts): PhoneDisk {
  return new MemoryDisk(parts)
}

class MemoryDisk implements PhoneDisk {
  readonly look: Look
  readonly #parts: DiskParts
  #store: MemoryStore
  readonly #photos = new PhotoShelf()
  #synced: Disk
  /** Oldest first. */
  #unsynced: Disk[] = []
  readonly #lease: LeaseCell = { row: undefined }

  constructor(parts: DiskParts) {
    this.#parts = parts
    this.#store = this.#make()
    this.#synced = this.#photograph()
    this.look = this.#openLook()
  }

  replica() {
    return this.#store.replica
  }

  async open(life: Life): Promise<Seat> {
    const stepped = this.#openEngineStore(life)
    const memory = () => this.#store
    return {
      engineStore: this.#parts.rig.wrap?.(stepped, { memory, life }) ?? stepped,
      lease: openMemoryLease(this.#lease, life),
      write: async (saving) => {
        const change = await this.#commit(life, async () => {
          this.#photos.mark(saving.set)
          return this.#store.write(saving)
        })
        return change.id
      },
      photos: this.#parts.rig.wrapPhotos?.(this.#openPhotos(life)) ?? this.#openPhotos(life),
      takePhoto: async (photo) => {
        const isForgetful = this.#parts.rig.forgetsPhotos === true
        if (!isForgetful) return this.#commit(life, async () => this.#photos.add(photo))
        this.#photos.add({ ...photo, bytes: new Uint8Array() })
        return undefined
      },
      keepHouse: async () => undefined,
    }
  }

  async cutPower(): Promise<void> {
    const kept = this.#unsynced[this.#parts.chance.below(this.#unsynced.length + 1) - 1]
    this.#synced = kept ?? this.#synced
    this.#unsynced = []
    this.#store.develop(this.#synced.queue)
    this.#photos.shelf = this.#synced.shelf
    if (this.#parts.chance.below(2) === 0) this.#lease.row = undefined
  }

  async lose(): Promise<void> {
    this.#store = this.#make()
    this.#photos.shelf = EMPTY_SHELF
    this.#synced = this.#photograph()
    this.#unsynced = []
    this.#lease.row = undefined
  }

  #photograph(): Disk {
    return { queue: this.#store.photograph(), shelf: this.#photos.shelf }
  }

  #make(): MemoryStore {
    const { rig, wall, mint } = this.#parts
    const replica = rig.reusesReplica && this.#store !== undefined ? this.#store.replica : mint()
    return createMemoryStore({
      replica,
      wall,
      enrolment: undefined,
      ...(rig.tick && { tick: rig.tick }),
    })
  }

  /** One strict transaction. The disk goes on syncing though the context may die meanwhile. */
  async #commit<T>(life: Life, job: () => Promise<T>): Promise<T> {
    const { time, chance, rig } = this.#parts
    await life.step(STEP_MS)
    const result = await job()
    const disk = this.#photograph()
    this.#unsynced.push(disk)
    const syncMs = rig.isRelaxed ? RELAXED_MS : chance.below(STEP_MS)
    const synced = new Promise<void>((resolve) => {
      time.after(syncMs, () => {
        this.#sync(disk)
        resolve()
      })
    })
    if (!rig.isRelaxed) await synced
    await life.step()
    return result
  }

  #sync(disk: Disk): void {
    const place = this.#unsynced.indexOf(disk)
    if (place === -1) return
    this.#unsynced.splice(0, place + 1)
    this.#synced = disk
  }

  #openEngineStore(life: Life): Seat['engineStore'] {
    const read = async <T>(job: () => Promise<T>): Promise<T> => {
      await life.step()
      return job()
    }
    return {
      readEnrolment: () => read(() => this.#store.readEnrolment()),
      readPace: () => read(() => this.#store.readPace()),
      readDisconnection: () => read(() => this.#store.readDisconnection()),
      readOutbound: async (limit) => {
        await life.step(STEP_MS)
        return this.#store.readOutbound(limit)
      },
      writePace: (pace) => this.#commit(life, () => this.#store.writePace(pace)),
      writeDisconnection: (why) => this.#commit(life, () => this.#store.writeDisconnection(why)),
      settle: (settlement) =>
        this.#commit(life, async () => {
          await this.#parts.onSettle(settlement)
          await this.#store.settle(settlement)
        }),
      setAside: (id, code) => this.#commit(life, () => this.#store.setAside(id, code)),
      reset: (why) =>
        this.#commit(life, async () => {
          if (this.#parts.rig.keepsPhotosBack !== true) this.#photos.offerAgain()
          await this.#store.reset(why)
        }),
    }
  }

  #openPhotos(life: Life): Seat['photos'] {
    const photos = this.#photos
    const read = async <T>(job: () => T): Promise<T> => {
      await life.step()
      return job()
    }
    const write = (job: () => void) => this.#commit(life, async () => job())
    return {
      nextPhoto: (except) => read(() => photos.nextPhoto(except)),
      readPhoto: (sha256) => read(() => photos.shelf.rows.get(sha256)?.bytes),
      readUploadPace: () => read(() => photos.shelf.pace),
      readRules: () => read(() => ({ onlyWifi: false })),
      keepUpload: (sha256, at) => write(() => photos.keepUpload(sha256, at)),
      settlePhoto: (sha256, as, turn) =>
        write(() => {
          if (turn === this.#store.model.facts.turn) photos.settle(sha256, as)
        }),
      writeUploadPace: (pace) => write(() => photos.keepPace(pace)),
    }
  }

  /** What a person does with a finger is on the disk before the finger is up: no step of its own. */
  #openLook(): Look {
    const act = async (job: (store: MemoryStore) => Promise<void>) => {
      await job(this.#store)
      this.#synced = this.#photograph()
      this.#unsynced = []
    }
    return {
      record: (id) => this.#store.record(id),
      recordIds: () => this.#store.recordIds(),
      ownChanges: () => this.#store.ownChanges(),
      choices: () => this.#store.choices(),
      fates: async () => {
        const { own } = this.#store.model
        return new Map([...own].map(([id, { state }]) => [id, state]))
      },
      status: async () => {
        const own = [...this.#store.model.own.values()]
        return {
          queued: own.filter(({ state }) => state === 'queued').length,
          rejected: own.filter(({ state }) => state === 'rejected').length,
          choices: (await this.#store.choices()).length,
          enrolment: await this.#store.readEnrolment(),
          disconnection: await this.#store.readDisconnection(),
          pace: await this.#store.readPace(),
          lastSentAt: undefined,
          lastPulledAt: undefined,
          full: false,
          photos: [...this.#photos.shelf.rows.values()].filter(({ state }) => state === 'waiting')
            .length,
        }
      },
      photos: async () =>
        [...this.#photos.shelf.rows.values()].map(({ sha256, state, bytes }) => ({
          sha256,
          state,
          isHeld: bytes !== undefined,
        })),
      freePhotos: () => act(async () => this.#photos.free(this.#parts.rig.frees ?? ['sent'])),
      withdraw: (id) => act((store) => store.withdraw(id)),
      keepTheirs: (choice) => act((store) => store.keepTheirs(choice)),
      enrol: (enrolment) =>
        act(async (store) => {
          const isAgain = (await store.readEnrolment()) !== undefined
          if (isAgain && this.#parts.rig.keepsPhotosBack !== true) this.#photos.offerAgain()
          await store.enrol(enrolment)
        }),
    }
  }
}
