// The phone's store as a plain model: what the server told, and the own changes with where they are.
// All that it knows lies in maps of values that are never changed in place, so that a copy of the maps
// is a picture of the disk.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Rejection } from '../../src/domain/base/problem.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import {
  applySet,
  EMPTY_STATE,
  mergeStates,
  type Fields,
  type RecordState,
} from '../../src/domain/replica/merge.ts'
import {
  observe,
  stampReplica,
  tick,
  writeStamp,
  type Stamp,
} from '../../src/domain/replica/stamp.ts'
import { readWireState, type SyncResponse } from '../../src/domain/replica/wire.ts'
import { isContested, isRecent, KEPT_MS } from '../../src/storage/contest.ts'
import type { Choice, OwnChange } from '../../src/storage/types.ts'
import type { Settlement } from '../../src/sync/ports.ts'
import {
  findNewest,
  NOTHING_KNOWN,
  type Facts,
  type Known,
  type Look,
  type Own,
  type Picture,
} from './memory-picture.ts'

export type ModelOptions = {
  readonly replica: ReplicaId
  readonly wall: () => Moment
  /** How a stamp follows the last one; sabotage may put another rule here. */
  readonly tick?: typeof tick
}

export class Model {
  own = new Map<Stamp, Own>()
  known = new Map<RecordId, Known>()
  chosen = new Map<string, Choice>()
  facts: Facts = NOTHING_KNOWN
  readonly #options: ModelOptions

  constructor(options: ModelOptions) {
    this.#options = options
  }

  write({ kind, record, set }: { kind: Kind; record: RecordId; set: Fields }): Change {
    const clock = (this.#options.tick ?? tick)(this.facts.clock, this.#options.wall())
    this.#remember({ clock })
    const id = writeStamp(clock, this.#options.replica)
    const change: Change = { id, kind, record, set }
    const savedAt = this.#options.wall()
    const fate = { rejection: undefined, acceptedAt: undefined }
    this.own.set(id, { change, stamp: id, savedAt, state: 'queued', ...fate })
    for (const path of Object.keys(set)) this.chosen.delete(`${record} ${path}`)
    return change
  }

  owned(state: Own['state']): Own[] {
    return [...this.own.values()]
      .filter((own) => own.state === state)
      .sort((a, b) => (a.change.id < b.change.id ? -1 : 1))
  }

  shown(id: RecordId): RecordState | undefined {
    const unsettled = [...this.own.values()].filter(
      (own) => own.change.record === id && own.state !== 'accepted',
    )
    const known = this.known.get(id)?.state
    if (known === undefined && unsettled.length === 0) return undefined
    return unsettled.reduce(
      (state, own) => applySet(state, own.change.set, own.stamp),
      known ?? EMPTY_STATE,
    )
  }

  recordIds(): RecordId[] {
    const own = [...this.own.values()].filter((own) => own.state !== 'accepted')
    return [...new Set([...this.known.keys(), ...own.map((own) => own.change.record)])].sort()
  }

  settle({ sent, response, turn }: Settlement): void {
    if (turn !== this.facts.turn) return
    this.#remember({ serverNow: response.now })
    const rejections = new Map(response.rejected.map((refused) => [refused.id, refused]))
    const before = this.#look([
      ...sent.map(({ record }) => record),
      ...response.records.map(({ id }) => id),
    ])
    this.#adoptStamps(response.restamped)
    for (const { id } of sent) {
      const refused = rejections.get(id)
      if (refused === undefined) this.#accept(id, response.now)
      else this.reject(id, { code: refused.code, path: refused.path ?? '' })
    }
    for (const record of response.records) this.#learn(record)
    for (const look of before) this.#compare(look)
    if (response.reset !== false) return
    this.#remember({ cursor: response.cursor })
    if (!response.more && this.facts.sweeps) this.#sweep()
  }

  reject(id: Stamp, rejection: Rejection): void {
    const own = this.own.get(id)
    if (own?.state === 'queued') this.own.set(id, { ...own, state: 'rejected', rejection })
  }

  withdraw(id: Stamp): void {
    if (this.own.get(id)?.state === 'rejected') this.own.delete(id)
  }

  reset(why: 'scope' | 'restored'): void {
    this.dropCursor(why)
    this.#requeue()
  }

  /** The queue stays, and what was accepted joins it. */
  enrolAgain(): void {
    this.reset('scope')
  }

  /** Half of a reset: for sabotage. */
  dropCursor(why: 'scope' | 'restored'): void {
    this.#remember({ cursor: null, turn: this.facts.turn + 1 })
    if (why === 'scope') this.#remember({ pulls: this.facts.pulls + 1, sweeps: true })
  }

  /** Does what no store may do: for sabotage. */
  forget(id: Stamp): void {
    this.own.delete(id)
  }

  photograph(): Picture {
    const { own, known, chosen, facts } = this
    return { own: new Map(own), known: new Map(known), chosen: new Map(chosen), facts }
  }

  develop({ own, known, chosen, facts }: Picture): void {
    this.own = new Map(own)
    this.known = new Map(known)
    this.chosen = new Map(chosen)
    this.facts = facts
  }

  #requeue(): void {
    for (const [id, own] of this.own) {
      if (own.state === 'accepted' && (own.acceptedAt ?? 0) >= this.facts.serverNow - KEPT_MS)
        this.own.set(id, { ...own, state: 'queued', acceptedAt: undefined })
    }
  }

  #remember(facts: Partial<Facts>): void {
    this.facts = { ...this.facts, ...facts }
  }

  ownChanges(): OwnChange[] {
    return [...this.own.values()].map((own) => ({
      ...own.change,
      savedAt: own.savedAt,
      state: own.state,
      rejection: own.rejection,
      acceptedAt: own.acceptedAt,
    }))
  }

  #adoptStamps(restamped: SyncResponse['restamped']): void {
    for (const [id, stamp] of restamped) {
      const own = this.own.get(id)
      if (own?.state === 'queued') this.own.set(id, { ...own, stamp })
      this.#remember({ clock: observe(this.facts.clock, stamp) })
    }
  }

  #accept(id: Stamp, at: Moment): void {
    const own = this.own.get(id)
    if (own?.state !== 'queued') return
    this.own.set(id, { ...own, state: 'accepted', acceptedAt: at })
    const { kind, record, set } = own.change
    const state = applySet(this.known.get(record)?.state ?? EMPTY_STATE, set, own.stamp)
    this.known.set(record, { kind, state, pulled: this.facts.pulls })
  }

  #learn(record: SyncResponse['records'][number]): void {
    const known = this.known.get(record.id)?.state ?? EMPTY_STATE
    const told = readWireState(record)
    const state = mergeStates(known, told)
    this.known.set(record.id, { kind: record.kind, state, pulled: this.facts.pulls })
    for (const stamp of Object.values(told.stamps))
      this.#remember({ clock: observe(this.facts.clock, stamp) })
  }

  /** Who set what the person sees of these records. */
  #look(ids: readonly RecordId[]): Look[] {
    return [...new Set(ids)].map((id) => {
      const { fields, stamps } = this.shown(id) ?? EMPTY_STATE
      const changes = [...this.own.values()].filter(({ change }) => change.record === id)
      const recent = changes.filter((own) => isRecent(own.acceptedAt, this.facts.serverNow))
      const seen = Object.entries(stamps).map(([path, stamp]) => {
        const own = findNewest(recent, path)
        // Somebody may have written the same over it.
        const isInForce = own?.stamp === stamp || own?.change.set[path] === fields[path]
        return { path, stamp, own: isInForce ? own?.change.id : undefined }
      })
      return { id, seen }
    })
  }

  #compare({ id, seen }: Look): void {
    const now = this.shown(id)
    for (const { path, stamp, own } of seen) {
      const [theirs, theirsStamp] = [now?.fields[path], now?.stamps[path]]
      if (theirs === undefined || theirsStamp === undefined || theirsStamp === stamp) continue
      if (stampReplica(theirsStamp) === this.#options.replica) continue
      const key = `${id} ${path}`
      const mine = this.chosen.get(key) ?? this.#contested(path, own && this.own.get(own))
      if (mine === undefined) continue
      if (mine.mine === theirs) this.chosen.delete(key)
      else this.chosen.set(key, { ...mine, theirs, theirsStamp, noticedAt: this.facts.serverNow })
    }
  }

  #contested(path: string, own: Own | undefined) {
    const mine = own?.change.set[path]
    if (own === undefined || mine === undefined || own.state === 'rejected') return undefined
    const { kind, record } = own.change
    if (!isContested(kind, path, { sent: own.acceptedAt !== undefined })) return undefined
    return { record, path, mine, mineStamp: own.stamp }
  }

  /** After a bootstrap: what the server no longer shows this phone goes, own work stays. */
  #sweep(): void {
    this.#remember({ sweeps: false })
    for (const [id, { pulled }] of this.known) {
      const isOwn = [...this.own.values()].some((own) => own.change.record === id)
      if (pulled < this.facts.pulls && !isOwn) this.known.delete(id)
    }
    for (const [key, { record }] of this.chosen)
      if (!this.known.has(record)) this.chosen.delete(key)
  }
}
