// A phone: a disk, and two contexts (page and worker) with the real engine, engine room and lock in
// each, which can be killed, frozen or cut from power at any step.

import { makeShortId } from '../../src/domain/base/ids.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import { openEngineRoom, type EngineRoom } from '../../src/platform/engine-room.ts'
import { createLock } from '../../src/platform/lock.ts'
import { createEngine } from '../../src/sync/engine.ts'
import type { Lock, Outbound, Settlement, Transport, Trigger } from '../../src/sync/ports.ts'
import type { UploadTransport } from '../../src/sync/upload-ports.ts'
import type { Conditions } from '../../src/sync/upload-rules.ts'
import { silentLog } from '../support/store-under-test.ts'
import { BrowserLocks } from './browser-locks.ts'
import type { Chance } from './chance.ts'
import { Life } from './life.ts'
import type { TakenPhoto } from './photo-shelf.ts'
import type { WatchParts } from './photo-watch.ts'
import { createPhotoWork } from './photo-work.ts'
import type { DiskParts, DiskRig, PhoneDisk, Saving, Seat } from './phone-disk.ts'
import type { VirtualTime } from './virtual-time.ts'

export const CONTEXTS = ['page', 'worker'] as const
export type ContextName = (typeof CONTEXTS)[number]

/** Where sabotage gets at a phone. */
export type PhoneRig = {
  readonly disk?: DiskRig
  readonly transport?: (transport: Transport) => Transport
  readonly files?: (files: UploadTransport) => UploadTransport
  /** What photos are told of the queue of records. */
  readonly outbound?: (outbound: Outbound) => Outbound
  readonly lock?: (locks: BrowserLocks, life: Life) => Lock
}

export type PhoneParts = {
  readonly name: string
  readonly time: VirtualTime
  readonly chance: Chance
  readonly transport: Transport
  readonly files: UploadTransport
  readonly startsAt: number
  readonly makeDisk: (parts: DiskParts) => PhoneDisk
  readonly onSettle: (settlement: Settlement) => Promise<void>
  readonly witnesses: Pick<WatchParts, 'ledger' | 'server'>
  readonly rig: PhoneRig
}

/** Wi-Fi and a charger. */
export const GOOD: Conditions = {
  network: 'wifi',
  isCrawling: false,
  isSlow: true,
  savesData: false,
  batteryPercent: 80,
  isCharging: true,
}

type Context = { readonly life: Life; readonly opened: Promise<{ seat: Seat; room: EngineRoom }> }

export class FleetPhone {
  /** By how much this phone's clock is wrong, in milliseconds. */
  skewMs = 0
  /** Its battery holds no date: after each power cut it is 1970 again. */
  forgetsDate = false
  readonly name: string
  readonly disk: PhoneDisk
  /** How often something happened that may make this phone ask. */
  news = 0
  requests = 0
  bytesUp = 0
  /** The same of photos, and what the photos weigh that were taken on it. */
  fileRequests = 0
  fileBytesUp = 0
  photoBytes = 0
  conditions = GOOD
  #wasFrozen = false
  readonly #parts: PhoneParts
  readonly #locks: BrowserLocks | undefined = new BrowserLocks()
  readonly #contexts: Record<ContextName, Context>

  constructor(parts: PhoneParts) {
    const { name, time, chance, onSettle } = parts
    this.name = name
    this.#parts = parts
    // Older browsers have no Web Locks: there the lease alone decides.
    if (chance.below(3) === 0) this.#locks = undefined
    const mint = () => makeShortId(chance.bytes(12))
    const wall = () => this.wall()
    const rig = parts.rig.disk ?? {}
    const serverNow = () => parts.startsAt + time.now
    this.disk = parts.makeDisk({ time, chance, wall, mint, serverNow, onSettle, rig })
    this.#contexts = { page: this.#open('page'), worker: this.#open('worker') }
  }

  wall(): number {
    return this.#parts.startsAt + this.#parts.time.now + this.skewMs
  }

  /** Does not wait; the engine never throws. */
  trigger(trigger: Trigger, which: ContextName = 'page'): void {
    this.news++
    void this.#contexts[which].opened.then(({ room }) => room.sync(trigger))
  }

  /** Settles when the person is told that it is saved; never where the page dies before. */
  async save(saving: Saving): Promise<Stamp> {
    const { seat } = await this.#contexts.page.opened
    return seat.write(saving)
  }

  /** The same with a photo that was taken in the form. */
  async saveWithPhoto(saving: Saving, photo: TakenPhoto): Promise<Stamp> {
    const { seat } = await this.#contexts.page.opened
    await seat.takePhoto(photo)
    this.photoBytes += photo.size
    return seat.write(saving)
  }

  kill(which: ContextName): void {
    const { life } = this.#contexts[which]
    life.kill()
    // The browser's lock goes with the context that held it.
    this.#locks?.release(life)
    this.#contexts[which] = this.#open(which)
  }

  freeze(which: ContextName): void {
    this.#wasFrozen = true
    this.#contexts[which].life.freeze()
  }

  /** Whatever was frozen goes on where it was. */
  thaw(): void {
    for (const name of CONTEXTS) this.#contexts[name].life.thaw()
  }

  isFrozen(which: ContextName): boolean {
    return this.#contexts[which].life.isFrozen
  }

  /** Something happens to a context after so many more steps. */
  arm(which: ContextName, steps: number, blow: () => void): void {
    this.#contexts[which].life.arm(steps, blow)
  }

  /** What was to happen after some steps happens no more. */
  defuse(): void {
    for (const name of CONTEXTS) this.#contexts[name].life.defuse()
  }

  /** Both contexts are gone at once, and what was not synced. */
  async cutPower(): Promise<void> {
    this.#die()
    await this.disk.cutPower()
    if (this.forgetsDate) this.skewMs -= this.wall()
    this.#revive()
  }

  async loseDatabase(): Promise<void> {
    this.#die()
    await this.disk.lose()
    if (this.forgetsDate) this.skewMs -= this.wall()
    this.#revive()
  }

  #die(): void {
    for (const name of CONTEXTS) {
      this.#contexts[name].life.kill()
      this.#locks?.release(this.#contexts[name].life)
    }
  }

  #revive(): void {
    for (const name of CONTEXTS) this.#contexts[name] = this.#open(name)
  }

  #open(which: ContextName): Context {
    const { time, chance } = this.#parts
    const life = new Life(time, chance)
    const opened = time.outside(this.disk.open(life)).then((seat) => {
      const clock = { now: () => this.wall() }
      const log = silentLog
      const holder = makeShortId(chance.bytes(12))
      const locks = this.#locks?.of(life)
      const engine = createEngine({
        store: seat.engineStore,
        transport: this.#wire(life),
        lock: this.#lockOf(life) ?? createLock({ locks, lease: seat.lease, clock, log, holder }),
        clock,
        random: chance,
        log,
        onProgress: () => undefined,
        photos: createPhotoWork(this, life, {
          ...this.#parts,
          seat,
          wasFrozen: () => this.#wasFrozen,
        }),
      })
      const keepsTime = which === 'page'
      const room = openEngineRoom({ engine, clock, log, keepsTime, afterRun: seat.keepHouse })
      return { seat, room }
    })
    return { life, opened }
  }

  #lockOf(life: Life): Lock | undefined {
    const { rig } = this.#parts
    return this.#locks === undefined ? undefined : rig.lock?.(this.#locks, life)
  }

  /** A request is two steps: before it goes, and after its answer is here. */
  #wire(life: Life): Transport {
    const { transport, rig } = this.#parts
    const wire: Transport = {
      sync: async (request, options) => {
        await life.step()
        const answer = await transport.sync(request, options)
        await life.step()
        return answer
      },
    }
    return rig.transport?.(wire) ?? wire
  }
}
