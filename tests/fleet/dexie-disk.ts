// The phone's real store over an IndexedDB in memory: page and worker each with a connection and a
// clock of their own. Every transaction of it is strict, so a power cut takes no more than a kill does.

import type { ReplicaId } from '../../src/domain/base/ids.ts'
import { settleChoice, withdrawChange } from '../../src/storage/edit.ts'
import { storeEnrolment } from '../../src/storage/enrolment.ts'
import { openPhoneStore, type PhoneStore } from '../../src/storage/phone-store.ts'
import { createPhotos, type Photos } from '../../src/storage/photos.ts'
import { saveChange } from '../../src/storage/save.ts'
import type { CanaryPlaces } from '../../src/storage/safety.ts'
import { plainCodec } from '../../src/crypto/codec.ts'
import { fakeDisk, silentLog, type FakeDisk } from '../support/store-under-test.ts'
import type { Life } from './life.ts'
import type { DiskParts, Look, PhoneDisk, Seat } from './phone-disk.ts'

const STEP_MS = 4

export function createDexieDisk(parts: DiskParts): PhoneDisk {
  return new DexieDisk(parts)
}

class DexieDisk implements PhoneDisk {
  readonly look: Look
  readonly #parts: DiskParts
  readonly #canary = makeCanary()
  #disk: FakeDisk = fakeDisk()
  /** The connection through which the person looks; made with the database. */
  #phone: Promise<PhoneStore>
  #replica: ReplicaId | undefined

  constructor(parts: DiskParts) {
    this.#parts = parts
    this.#phone = this.#connect()
    this.look = this.#openLook()
  }

  replica(): ReplicaId {
    if (this.#replica === undefined) throw new Error('the database is not open yet')
    return this.#replica
  }

  async open(life: Life): Promise<Seat> {
    await this.#phone
    const phone = await this.#connect()
    const { syncStore, lease, store, keepHouse } = phone
    const run = <T>(job: () => Promise<T>) => this.#run(life, job)
    return {
      engineStore: this.#wrap(life, {
        readEnrolment: () => run(syncStore.readEnrolment),
        readPace: () => run(syncStore.readPace),
        writePace: (pace) => run(() => syncStore.writePace(pace)),
        readDisconnection: () => run(syncStore.readDisconnection),
        writeDisconnection: (why) => run(() => syncStore.writeDisconnection(why)),
        readOutbound: (limit) => run(() => syncStore.readOutbound(limit)),
        settle: (settlement) =>
          run(async () => {
            await this.#parts.onSettle(settlement)
            await syncStore.settle(settlement)
          }),
        setAside: (id, code) => run(() => syncStore.setAside(id, code)),
        reset: (why) => run(() => syncStore.reset(why)),
      }),
      lease: {
        take: (claim) => run(() => lease.take(claim)),
        takeOver: (claim) => run(() => lease.takeOver(claim)),
        beat: (holder, now) =>
          life.beats() ? this.#parts.time.outside(lease.beat(holder, now)) : Promise.resolve(),
        release: (holder) => run(() => lease.release(holder)),
      },
      write: async (saving) => {
        const saved = await run(() => saveChange(store, saving))
        if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
        return saved.value.change
      },
      keepHouse: () => run(keepHouse),
      ...this.#openPhotos(run, createPhotos(store, phone.meta)),
    }
  }

  #openPhotos(
    run: <T>(job: () => Promise<T>) => Promise<T>,
    photos: Photos,
  ): Pick<Seat, 'photos' | 'takePhoto'> {
    return {
      photos: {
        nextPhoto: (except) => run(() => photos.nextPhoto(except)),
        readPhoto: (sha256) => run(() => photos.readPhoto(sha256)),
        keepUpload: (sha256, at) => run(() => photos.keepUpload(sha256, at)),
        settlePhoto: (sha256, as, turn) => run(() => photos.settlePhoto(sha256, as, turn)),
        readUploadPace: () => run(photos.readUploadPace),
        writeUploadPace: (pace) => run(() => photos.writeUploadPace(pace)),
        readRules: () => run(photos.readRules),
      },
      takePhoto: async (photo) => {
        const added = await run(() => photos.add({ ...photo, thumb: undefined }, 'form'))
        if (!added.ok) throw new Error(JSON.stringify(added.problem))
      },
    }
  }

  async cutPower(): Promise<void> {
    await this.#phone
  }

  async lose(): Promise<void> {
    const old = await this.#phone
    old.store.database.close()
    this.#disk = fakeDisk()
    this.#phone = this.#connect()
    const { queries } = await this.#phone
    if ((await queries.queueStatus()).lostData === undefined)
      throw new Error('[S3] the phone did not notice the loss')
  }

  #wrap(life: Life, store: Seat['engineStore']): Seat['engineStore'] {
    const { wrap } = this.#parts.rig
    return wrap === undefined ? store : wrap(store, { life, memory: undefined })
  }

  async #run<T>(life: Life, job: () => Promise<T>): Promise<T> {
    await life.step(STEP_MS)
    const result = await this.#parts.time.outside(job())
    await life.step()
    return result
  }

  async #connect(): Promise<PhoneStore> {
    const { chance, wall } = this.#parts
    const disk = this.#disk
    const opened = await openPhoneStore({
      clock: { now: wall },
      codec: plainCodec,
      random: chance,
      log: silentLog,
      builtAt: 0,
      database: disk,
      canary: this.#canary,
    })
    if (!opened.ok) throw new Error(`the store did not open: ${opened.problem.tag}`)
    await opened.value.keepHouse()
    if (disk === this.#disk) this.#replica = await opened.value.queries.ownReplica()
    return opened.value
  }

  #openLook(): Look {
    const phone = () => this.#phone
    return {
      record: async (id) => {
        const found = await (await phone()).queries.record(id)
        return found && { fields: found.fields, stamps: found.stamps }
      },
      recordIds: async () =>
        (await (await phone()).store.database.records.toCollection().primaryKeys()).sort(),
      ownChanges: async () => (await phone()).queries.ownChanges({}),
      fates: async () => {
        const own = await (await phone()).queries.ownChanges({})
        return new Map(own.map(({ id, state }) => [id, state]))
      },
      choices: async () => (await phone()).queries.choices(),
      status: async () => (await phone()).queries.queueStatus(),
      photos: async () => {
        const { database } = (await phone()).store
        const held = new Set(await database.photoBytes.toCollection().primaryKeys())
        const rows = await database.photos.toArray()
        return rows.map(({ sha256, state }) => ({ sha256, state, isHeld: held.has(sha256) }))
      },
      freePhotos: async () => {
        const { store, meta } = await phone()
        await createPhotos(store, meta).free()
      },
      withdraw: async (id) => {
        await withdrawChange((await phone()).store, id)
      },
      keepTheirs: async (choice) => {
        await settleChoice((await phone()).store, choice, 'theirs')
      },
      enrol: async (enrolment) => {
        const { store, meta } = await phone()
        const { serverNow, wall } = this.#parts
        await storeEnrolment(store, meta, {
          enrolment,
          serverNow: serverNow(),
          receivedAt: wall(),
        })
      },
    }
  }
}

/** The place outside of the database that remembers it. */
function makeCanary(): CanaryPlaces {
  const kept = new Map<string, string>()
  const local = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  return { local, caches: undefined }
}
