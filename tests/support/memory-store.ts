// The phone's store as a plain model: what the server told, and the own changes with where they are.
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
  CLOCK_START,
  observe,
  stampReplica,
  tick,
  writeStamp,
  type ClockReading,
  type Stamp,
} from '../../src/domain/replica/stamp.ts'
import { readWireState, type SyncResponse } from '../../src/domain/replica/wire.ts'
import { isContested, isRecent, KEPT_MS } from '../../src/storage/contest.ts'
import type { Choice, OwnChange } from '../../src/storage/types.ts'
import type { Disconnection, Enrolment, Pace, Settlement, SyncStore } from '../../src/sync/ports.ts'

export type MemoryStore = SyncStore & {
  readonly replica: ReplicaId
  /** Saves a change as the phone does: stamped, shown at once, queued. */
  readonly write: (change: { kind: Kind; record: RecordId; set: Fields }) => Promise<Change>
  readonly withdraw: (rejected: Stamp) => Promise<void>
  readonly record: (id: RecordId) => Promise<RecordState | undefined>
  readonly recordIds: () => Promise<readonly RecordId[]>
  readonly ownChanges: () => Promise<readonly OwnChange[]>
  readonly choices: () => Promise<readonly Choice[]>
  readonly cursor: () => Promise<string | null>
}

export type MemoryStoreOptions = {
  readonly replica: ReplicaId
  readonly wall: () => Moment
  readonly enrolment: Enrolment | undefined
}

type Own = {
  change: Change
  stamp: Stamp
  savedAt: Moment
  state: OwnChange['state']
  rejection: Rejection | undefined
  acceptedAt: Moment | undefined
}

export function createMemoryStore(options: MemoryStoreOptions): MemoryStore {
  const model = new Model(options)
  const { enrolment } = options
  let pace: Pace | undefined
  let disconnection: Disconnection | undefined
  return {
    replica: options.replica,
    readEnrolment: async () => enrolment,
    readPace: async () => pace,
    writePace: async (next) => void (pace = next),
    readDisconnection: async () => disconnection,
    writeDisconnection: async (reason) => void (disconnection = reason),
    readOutbound: async ({ count, bytes }) => {
      const queued = model.owned('queued').map((own) => own.change)
      let size = 0
      const fitting = queued.filter((change, at) => {
        size += JSON.stringify(change).length
        return at < count && (at === 0 || size <= bytes)
      })
      return { changes: fitting, cursor: model.cursor, queued: queued.length }
    },
    settle: async (settlement) => model.settle(settlement),
    setAside: async (id, code) => model.reject(id, { code, path: 'change' }),
    reset: async (why) => model.reset(why),
    write: async (change) => model.write(change),
    withdraw: async (id) => model.withdraw(id),
    record: async (id) => model.shown(id),
    recordIds: async () => model.recordIds(),
    ownChanges: async () => model.ownChanges(),
    choices: async () => [...model.chosen.values()],
    cursor: async () => model.cursor,
  }
}

class Model {
  readonly own = new Map<Stamp, Own>()
  readonly known = new Map<RecordId, { kind: Kind; state: RecordState; pulled: number }>()
  readonly chosen = new Map<string, Choice>()
  cursor: string | null = null
  #pulls = 0
  #sweeps = false
  #serverNow = 0
  #clock: ClockReading = CLOCK_START
  readonly #options: MemoryStoreOptions

  constructor(options: MemoryStoreOptions) {
    this.#options = options
  }

  write({ kind, record, set }: { kind: Kind; record: RecordId; set: Fields }): Change {
    this.#clock = tick(this.#clock, this.#options.wall())
    const id = writeStamp(this.#clock, this.#options.replica)
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

  settle({ sent, response }: Settlement): void {
    this.#serverNow = response.now
    const rejections = new Map(response.rejected.map((refused) => [refused.id, refused]))
    this.#adoptStamps(response.restamped)
    for (const { id } of sent) {
      const refused = rejections.get(id)
      if (refused === undefined) this.#accept(id, response.now)
      else this.reject(id, { code: refused.code, path: refused.path ?? '' })
    }
    for (const record of response.records) this.#learn(record)
    if (response.reset !== false) return
    this.cursor = response.cursor
    if (!response.more && this.#sweeps) this.#sweep()
  }

  reject(id: Stamp, rejection: Rejection): void {
    const own = this.own.get(id)
    if (own?.state === 'queued') this.own.set(id, { ...own, state: 'rejected', rejection })
  }

  withdraw(id: Stamp): void {
    if (this.own.get(id)?.state === 'rejected') this.own.delete(id)
  }

  reset(why: 'scope' | 'restored'): void {
    this.cursor = null
    if (why === 'scope') {
      this.#pulls++
      this.#sweeps = true
      return
    }
    for (const [id, own] of this.own) {
      if (own.state === 'accepted' && (own.acceptedAt ?? 0) >= this.#serverNow - KEPT_MS)
        this.own.set(id, { ...own, state: 'queued', acceptedAt: undefined })
    }
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
      if (own?.state === 'queued') own.stamp = stamp
      this.#clock = observe(this.#clock, stamp)
    }
  }

  #accept(id: Stamp, at: Moment): void {
    const own = this.own.get(id)
    if (own?.state !== 'queued') return
    this.own.set(id, { ...own, state: 'accepted', acceptedAt: at })
    const { kind, record, set } = own.change
    const state = applySet(this.known.get(record)?.state ?? EMPTY_STATE, set, own.stamp)
    this.known.set(record, { kind, state, pulled: this.#pulls })
  }

  #learn(record: SyncResponse['records'][number]): void {
    const before = this.shown(record.id)
    const known = this.known.get(record.id)?.state ?? EMPTY_STATE
    const told = readWireState(record)
    const state = mergeStates(known, told)
    this.known.set(record.id, { kind: record.kind, state, pulled: this.#pulls })
    for (const [path, stamp] of Object.entries(told.stamps)) {
      this.#clock = observe(this.#clock, stamp)
      if (known.stamps[path] !== stamp && this.shown(record.id)?.stamps[path] === stamp)
        this.#compare({ record: record.id, kind: record.kind, path, before })
    }
  }

  #compare(at: { record: RecordId; kind: Kind; path: string; before: RecordState | undefined }) {
    const key = `${at.record} ${at.path}`
    const now = this.shown(at.record)
    const theirs = now?.fields[at.path]
    const theirsStamp = now?.stamps[at.path]
    if (theirs === undefined || theirsStamp === undefined) return
    if (stampReplica(theirsStamp) === this.#options.replica) return
    const mine = this.chosen.get(key) ?? this.#ownInForce(at)
    if (mine === undefined) return
    if (mine.mine === theirs) this.chosen.delete(key)
    else this.chosen.set(key, { ...mine, theirs, theirsStamp, noticedAt: this.#serverNow })
  }

  #ownInForce(at: { record: RecordId; kind: Kind; path: string; before: RecordState | undefined }) {
    const mineStamp = at.before?.stamps[at.path]
    const own = [...this.own.values()].find(
      (own) => own.stamp === mineStamp && own.change.record === at.record,
    )
    const mine = own?.change.set[at.path]
    if (own === undefined || mine === undefined || mineStamp === undefined) return undefined
    if (own.state === 'rejected' || !isRecent(own.acceptedAt, this.#serverNow)) return undefined
    if (!isContested(at.kind, at.path, { sent: own.acceptedAt !== undefined })) return undefined
    return { record: at.record, path: at.path, mine, mineStamp }
  }

  /** After a bootstrap: what the server no longer shows this phone goes, own work stays. */
  #sweep(): void {
    this.#sweeps = false
    for (const [id, { pulled }] of this.known) {
      const isOwn = [...this.own.values()].some((own) => own.change.record === id)
      if (pulled < this.#pulls && !isOwn) this.known.delete(id)
    }
    for (const [key, { record }] of this.chosen)
      if (!this.known.has(record)) this.chosen.delete(key)
  }
}
