// What the people of a fleet were told: what "saved" and "sent" were said of. The reckoning holds
// everybody to it.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Fields } from '../../src/domain/replica/merge.ts'
import { stampReplica, type Stamp } from '../../src/domain/replica/stamp.ts'
import type { Settlement } from '../../src/sync/ports.ts'
import type { FleetServer } from './fleet-server.ts'

/** How the names of saved things begin; a number follows, each once. */
export const MARK = 'Школа '

export type Told = {
  readonly phone: string
  readonly replica: ReplicaId
  readonly record: RecordId
  readonly set: Fields
  readonly isBad: boolean
  /** The server broke on it for a while: three times by a jumping clock, and its person is asked. */
  readonly isTrying: boolean
  /** The stamps that the person saw on the paths that they then wrote. */
  readonly seen: Readonly<Record<string, Stamp | undefined>>
}

export class Ledger {
  /** Every change that a person was told is saved. */
  readonly saved = new Map<Stamp, Told>()
  /** Taken back by the person. */
  readonly withdrawn = new Set<Stamp>()
  /** Gone with a lost database, and never on the server, or not there any more. */
  readonly excused = new Set<Stamp>()
  /** Every change that the server ever had, also before it came back from a backup. */
  readonly stored = new Set<Stamp>()
  /** Choices that the person settled, as `replica record path`. */
  readonly settled = new Set<string>()
  /** Records of which the phone gave up a change that the server may have after all. */
  readonly disputed = new Set<RecordId>()
  /** The photos of saves that a person was told of: by hash, the replica that has them. */
  readonly photos = new Map<string, ReplicaId>()
  /** Every photo that the server ever had whole. */
  readonly storedPhotos = new Set<string>()
  readonly breaches: string[] = []
  restores = 0
  readonly #orphans = new Set<Stamp>()
  readonly #server: FleetServer

  constructor(server: FleetServer) {
    this.#server = server
  }

  breach(text: string): void {
    if (!this.breaches.includes(text)) this.breaches.push(text)
  }

  save(id: Stamp, told: Told): void {
    if (this.saved.has(id)) this.breach(`[I2] ${told.phone} gave ${id} to two changes`)
    if (stampReplica(id) !== told.replica) this.breach(`[I2] ${id} is not of ${told.replica}`)
    this.saved.set(id, told)
  }

  /** [I6] Nothing may leave an outbox that the server has not stored. */
  async settle({ sent, response }: Settlement): Promise<void> {
    const held = await this.#server.holds(sent.map(({ id }) => id))
    const rejected = new Set(response.rejected.map(({ id }) => id))
    for (const { id } of sent) {
      if (held.has(id)) this.stored.add(id)
      else if (!rejected.has(id) && !this.stored.has(id))
        this.breach(`[I6] ${id} left the outbox, and the server does not have it`)
    }
  }

  /** The changes that a phone's database holds must be all that were told to be saved in it. */
  async loseDatabase(replica: ReplicaId): Promise<void> {
    const mine = this.savedIn(replica)
    const held = await this.#server.holds(mine)
    for (const id of mine) {
      this.#orphans.add(id)
      if (!held.has(id)) this.excused.add(id)
    }
  }

  async restore(): Promise<void> {
    const before = await this.#server.accepted()
    for (const id of before.keys()) this.stored.add(id)
    for (const sha256 of this.photos.keys())
      if (await this.#server.holdsFile(sha256)) this.storedPhotos.add(sha256)
    await this.#server.restore()
    this.restores++
    const after = await this.#server.accepted()
    for (const id of this.#orphans) if (!after.has(id)) this.excused.add(id)
  }

  savedIn(replica: ReplicaId): Stamp[] {
    return [...this.saved].filter(([, told]) => told.replica === replica).map(([id]) => id)
  }
}
