// Looks at what one run of a phone asks of the server about photos, and holds it to the laws: a
// piece begins where the server said, nothing is begun twice, and records go first.

import type { Stamp } from '../../src/domain/replica/stamp.ts'
import type { UploadAnswer, UploadTransport } from '../../src/sync/upload-ports.ts'
import type { FleetServer } from './fleet-server.ts'
import type { Life } from './life.ts'
import type { PhoneDisk } from './phone-disk.ts'
import type { Ledger } from './told.ts'

export type WatchParts = {
  readonly name: string
  readonly ledger: Ledger
  readonly server: Pick<FleetServer, 'begun' | 'holdsFile'>
  readonly disk: PhoneDisk
  readonly life: Life
  /** True when two runs of this phone may have been at work at once. */
  readonly wasFrozen: () => boolean
}

export class PhotoWatch {
  /** Where the server said, that an upload stands. */
  readonly #told = new Map<string, number>()
  /** Saved before the first request, and before the last one. */
  #before: ReadonlySet<Stamp> | undefined
  #asked: readonly Stamp[] = []
  readonly #freezes: number
  readonly #parts: WatchParts

  constructor(parts: WatchParts) {
    this.#parts = parts
    this.#freezes = parts.life.freezes
  }

  wire(transport: UploadTransport): UploadTransport {
    return {
      start: async (photo, ask) => {
        await this.#checkOrder()
        const begun = await this.#parts.server.begun(ask.token, photo.sha256)
        if (begun > 0 && !this.#parts.wasFrozen())
          this.#breach(`[I12] begins a photo anew of which the server has ${begun} bytes`)
        return this.#hear(photo.sha256, await transport.start(photo, ask))
      },
      findOffset: async (upload, ask) => {
        await this.#checkOrder()
        return this.#hear(upload, await transport.findOffset(upload, ask))
      },
      send: async (upload, piece, ask) => {
        await this.#checkOrder()
        if (this.#told.get(upload) !== piece.offset)
          this.#breach(
            `[I12] sends from ${piece.offset}, the server said ${this.#told.get(upload)}`,
          )
        return this.#hear(upload, await transport.send(upload, piece, ask))
      },
    }
  }

  /** [I11] A photo is sent when the server has it whole, and not before. */
  async settle(sha256: string, as: 'sent' | 'refused'): Promise<void> {
    const { ledger, server } = this.#parts
    if (as === 'refused') return this.#breach(`[I10] gives up ${sha256}`)
    if (await server.holdsFile(sha256)) ledger.storedPhotos.add(sha256)
    else if (!ledger.storedPhotos.has(sha256)) this.#breach(`[I11] calls ${sha256} sent`)
  }

  #hear(asked: string, answer: UploadAnswer): UploadAnswer {
    if (answer.tag === 'answer') this.#told.set(answer.upload, answer.offset)
    else this.#told.delete(asked)
    this.#asked = this.#saved()
    return answer
  }

  /** [I13] What was saved before the last request of this run is not waiting when the next one goes. */
  async #checkOrder(): Promise<void> {
    const { ledger, disk } = this.#parts
    if (this.#before === undefined) {
      this.#before = new Set(this.#saved())
      this.#asked = []
    }
    const before = this.#before
    const since = this.#asked.filter((id) => !before.has(id) && !ledger.stored.has(id))
    if (since.length === 0 || this.#hasSlept()) return
    const fates = await disk.look.fates()
    for (const id of since)
      if (fates.get(id) === 'queued') this.#breach(`[I13] sends a photo while ${id} waits`)
  }

  #saved(): readonly Stamp[] {
    return this.#parts.ledger.savedIn(this.#parts.disk.replica())
  }

  /** Another context may have had the lock meanwhile. */
  #hasSlept(): boolean {
    return this.#parts.life.freezes > this.#freezes
  }

  #breach(what: string): void {
    this.#parts.ledger.breach(`${what}, by ${this.#parts.name}`)
  }
}
