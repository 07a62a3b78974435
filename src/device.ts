// The one composition root, used by page and worker alike.

import type { Codec } from './crypto/codec.ts'
import { makeShortId, type RecordId } from './domain/base/ids.ts'
import type { Moment } from './domain/base/moment.ts'
import { fail, ok, type Result } from './domain/base/result.ts'
import type { Fields } from './domain/replica/merge.ts'
import { tick, type Stamp } from './domain/replica/stamp.ts'
import type { RecordHistory } from './domain/replica/wire.ts'
import type { Kind } from './domain/records/record.ts'
import { registerOutboxSync, registerPeriodicPull } from './platform/background-sync.ts'
import { createLazyEngine } from './platform/lazy-engine.ts'
import { phoneClock } from './platform/clock.ts'
import { openEngineRoom, type EngineRoom } from './platform/engine-room.ts'
import { reachServer, type EnrolRefusal } from './platform/http.ts'
import { browserLocks, createLock } from './platform/lock.ts'
import { consoleLog } from './platform/log.ts'
import { onDemand } from './platform/on-demand.ts'
import { openBoard, type Board } from './platform/progress-channel.ts'
import { IDLE, parseProgress } from './platform/progress.ts'
import { phoneRandom } from './platform/random.ts'
import { correctedTime } from './storage/clock-row.ts'
import type { PhotoDesk } from './photo-desk.ts'
import type { OpenOptions, OpenProblem } from './storage/database.ts'
import { dropDraft, saveDraft } from './storage/drafts.ts'
import { mendChange, settleChoice, withdrawChange } from './storage/edit.ts'
import { canStore, storeEnrolment } from './storage/enrolment.ts'
import { wakeFullness, watchQuery } from './storage/live.ts'
import { mintRecordId } from './storage/mint.ts'
import { openPhoneStore, type PhoneStore } from './storage/phone-store.ts'
import type { Queries } from './storage/queries.ts'
import { askToPersist, estimateRoom, type CanaryPlaces, type Room } from './storage/safety.ts'
import { saveChange } from './storage/save.ts'
import type { Choice, DraftValues, SaveProblem } from './storage/types.ts'
import type { Clock, Enrolment, Log, Random, Trigger } from './sync/ports.ts'
import type { Progress } from './sync/progress.ts'
import type { PhotoWork } from './sync/upload-ports.ts'

export type { OpenProblem, Progress, Queries }

/** Without `record` a new one is made. */
export type NewChange = { readonly kind: Kind; readonly record?: RecordId; readonly set: Fields }
export type Saved = { readonly record: RecordId; readonly change: Stamp }

export type Device = {
  /** The phone's clock, corrected by the difference to the server's. */
  readonly now: () => Moment
  readonly newRecordId: () => RecordId
  readonly newEntryId: () => string
  readonly queries: Queries
  /** Runs a query now and after each write that it may depend on, in whatever tab or worker; gives what
   *  ends it. A query that fails says nothing. */
  readonly watch: <T>(query: () => Promise<T>, onValue: (value: T) => void) => () => void
  /** Saves one change. The promise settles after the transaction is complete on the disk. */
  readonly write: (change: NewChange) => Promise<Result<Saved, SaveProblem>>
  /** Replaces a rejected change by a corrected one. */
  readonly mend: (rejected: Stamp, set: Fields) => Promise<Result<Saved, SaveProblem>>
  /** Takes a rejected change back: the record shows again what it showed before. */
  readonly withdraw: (rejected: Stamp) => Promise<Result<undefined, SaveProblem>>
  /** Settles a choice: keeps theirs, or writes mine again. */
  readonly choose: (
    choice: Choice,
    whose: 'mine' | 'theirs',
  ) => Promise<Result<undefined, SaveProblem>>
  readonly saveDraft: (key: string, values: DraftValues) => Promise<Result<undefined, SaveProblem>>
  readonly dropDraft: (key: string) => Promise<void>
  readonly enrol: (invite: string, deviceName: string) => Promise<Result<Enrolment, EnrolRefusal>>
  /** The server's history of a record; undefined without a connection. */
  readonly fetchHistory: (record: RecordId) => Promise<RecordHistory | undefined>
  /** What the page keeps of how it is used, as safe as a record. Undefined where it kept nothing. */
  readonly readPreferences: () => Promise<unknown>
  readonly keepPreferences: (preferences: unknown) => Promise<void>
  /** Photos and papers; loaded when they are first asked for. */
  readonly photos: () => Promise<PhotoDesk>
  readonly sync: (trigger: Trigger) => Promise<void>
  readonly watchProgress: (listener: (progress: Progress) => void) => () => void
  /** A person has read that the browser lost data. */
  readonly dismissLoss: () => Promise<void>
  /** How much of the phone's storage is used; undefined where the browser does not say. */
  readonly room: () => Promise<Room | undefined>
  readonly close: () => void
}

/** What of the server the device needs. */
export type Server = ReturnType<typeof reachServer>

export type DeviceParts = {
  readonly context: 'page' | 'worker'
  /** When this version was built: a clock that shows less is wrong. */
  readonly builtAt: Moment
  readonly server: Server
  readonly baseUrl?: string
  readonly clock?: Clock
  readonly random?: Random
  readonly log?: Log
  readonly codec?: Codec
  readonly database?: Omit<OpenOptions, 'random'>
  readonly canary?: CanaryPlaces
}

type Running = {
  readonly phone: PhoneStore
  readonly room: EngineRoom
  readonly board: Board<Progress>
  readonly server: Server
  readonly isPage: boolean
  readonly photos: () => Promise<PhotoDesk>
}

/** Opens the device of this browser. `baseUrl` is empty for the page's own origin. */
export function openDevice(options: {
  readonly context: 'page' | 'worker'
  readonly builtAt: Moment
  readonly baseUrl?: string
}): Promise<Result<Device, OpenProblem>> {
  const { context, builtAt, baseUrl = '' } = options
  return composeDevice({ context, builtAt, baseUrl, server: reachServer(baseUrl) })
}

/** Opens the phone's store and puts everything on it together. Never throws, never waits for long. */
export async function composeDevice(parts: DeviceParts): Promise<Result<Device, OpenProblem>> {
  const { clock = phoneClock, random = phoneRandom, log = consoleLog, ...rest } = parts
  const opened = await openPhoneStore({ ...rest, clock, random, log })
  if (!opened.ok) return opened
  const phone = opened.value
  const isPage = parts.context === 'page'
  const board = openBoard({
    name: 'promin-progress',
    rest: IDLE,
    parse: parseProgress,
    // Another context talked to the server: its news of the time is for this one, too.
    onForeign: () => void phone.store.clock.refresh().catch(() => log.debug('clock_not_read')),
  })
  const { syncStore, lease } = phone
  const holder = makeShortId(random.bytes(12))
  const lock = createLock({ locks: browserLocks(), lease, clock, log, holder })
  const { transport } = parts.server
  const onProgress = board.show
  const photos = onDemand(async () => {
    const { openPhotoDesk } = await import('./photo-desk.ts')
    return openPhotoDesk({ phone, clock, baseUrl: parts.baseUrl ?? '' })
  })
  const work = photoWork(phone, photos)
  const ports = { store: syncStore, transport, lock, clock, random, log, onProgress, photos: work }
  const engine = createLazyEngine(async () =>
    (await import('./sync/engine.ts')).createEngine(ports),
  )
  const afterRun = phone.keepHouse
  const room = openEngineRoom({ engine, clock, log, keepsTime: isPage, afterRun })
  // The first screen does not wait for it: what it finds is shown when it is found.
  void phone.keepHouse() // never throws
  if (isPage) askToPersist((granted) => log.debug('persist', { granted }))
  return ok(createDevice({ phone, room, board, server: parts.server, isPage, photos }))
}

function createDevice(running: Running): Device {
  const { phone, room, board, server } = running
  const { store, meta } = phone
  const now = () => correctedTime(store.clock.peek(), store.wall())
  const afterSave = <T>(outcome: Result<T, SaveProblem>) => afterWrite(running, outcome)
  return {
    now,
    newRecordId: () => mintRecordId(tick(store.clock.peek(), now()), store.random),
    newEntryId: () => makeShortId(store.random.bytes(12)),
    queries: phone.queries,
    watch: (query, onValue) => watchQuery(query, onValue, () => undefined),
    write: async (change) => afterSave(await saveChange(store, change)),
    mend: async (rejected, set) => afterSave(await mendChange(store, rejected, set)),
    withdraw: async (rejected) => afterSave(await withdrawChange(store, rejected)),
    choose: async (choice, whose) => afterSave(await settleChoice(store, choice, whose)),
    saveDraft: (key, values) => saveDraft(store, key, values),
    dropDraft: (key) => dropDraft(store, key),
    enrol: (invite, name) => enrol(running, invite, name),
    fetchHistory: async (record) => {
      const token = (await meta.enrolment())?.token
      return token === undefined ? undefined : server.fetchHistory(record, token)
    },
    readPreferences: meta.preferences,
    keepPreferences: async (preferences) => {
      await store.database.meta.put(await meta.row('preferences', preferences))
    },
    photos: running.photos,
    sync: room.sync,
    watchProgress: board.watch,
    dismissLoss: () => store.database.meta.delete('lost'),
    room: estimateRoom,
    close: () => {
      room.close()
      board.close()
      store.database.close()
    },
  }
}

/** A phone without photos loads nothing that concerns them. */
function photoWork({ store }: PhoneStore, open: () => Promise<PhotoDesk>): PhotoWork {
  const desk = async () =>
    (await store.database.photos.count()) > 0 ? open().catch(() => undefined) : undefined
  return {
    upload: async (trigger, held) => (await desk())?.upload(trigger, held) ?? 'done',
    nextUploadAt: async () => (await desk())?.nextUploadAt(),
  }
}

/** Tells those who wait for a save: the engine, the browser's Background Sync, the sign of a full phone. */
function afterWrite<T>(
  { phone, room, isPage }: Running,
  outcome: Result<T, SaveProblem>,
): Result<T, SaveProblem> {
  if (!outcome.ok && outcome.problem.tag !== 'invalid') wakeFullness(phone.store.database)
  if (!outcome.ok || !isPage) return outcome
  // Neither throws; nobody waits for them, since the save is complete.
  void registerOutboxSync()
  void room.sync('save')
  return outcome
}

async function enrol(
  { phone, room, server, isPage }: Running,
  invite: string,
  name: string,
): Promise<Result<Enrolment, EnrolRefusal>> {
  const { store, meta } = phone
  // An invite works once: it is not spent where its answer could not be stored.
  if (!(await canStore(store))) {
    wakeFullness(store.database)
    return fail('busy_server')
  }
  const answer = await server.enrol({ invite, name, now: store.wall() })
  if (!answer.ok) return answer
  const { now: serverNow, ...enrolment } = answer.value
  const stored = { enrolment, serverNow, receivedAt: store.wall() }
  if (!(await storeEnrolment(store, meta, stored))) return fail('busy_server')
  if (isPage) void registerPeriodicPull() // granted to installed apps only
  void room.sync('start') // never throws
  return ok(enrolment)
}
