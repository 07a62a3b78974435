// The phone's store in memory: the model behind the port that the engine sees, and what a test does
// and sees as a person.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import type { Fields, RecordState } from '../../src/domain/replica/merge.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import type { Choice, OwnChange } from '../../src/storage/types.ts'
import type { Disconnection, Enrolment, Pace, SyncStore } from '../../src/sync/ports.ts'
import { Model, type ModelOptions } from './memory-model.ts'
import type { Picture } from './memory-picture.ts'

export type MemoryStore = SyncStore & {
  readonly replica: ReplicaId
  /** Saves a change as the phone does: stamped, shown at once, queued. */
  readonly write: (change: { kind: Kind; record: RecordId; set: Fields }) => Promise<Change>
  readonly withdraw: (rejected: Stamp) => Promise<void>
  readonly record: (id: RecordId) => Promise<RecordState | undefined>
  readonly recordIds: () => Promise<readonly RecordId[]>
  readonly ownChanges: () => Promise<readonly OwnChange[]>
  readonly choices: () => Promise<readonly Choice[]>
  readonly keepTheirs: (choice: Choice) => Promise<void>
  readonly cursor: () => Promise<string | null>
  /** Gives the phone out again; the queue stays. */
  readonly enrol: (enrolment: Enrolment) => Promise<void>
  readonly model: Model
  /** What lies on the disk now. */
  readonly photograph: () => Disk
  readonly develop: (disk: Disk) => void
}

export type Disk = { readonly picture: Picture; readonly row: Row }

export type MemoryStoreOptions = ModelOptions & { readonly enrolment: Enrolment | undefined }

type Row = {
  readonly enrolment: Enrolment | undefined
  readonly pace: Pace | undefined
  readonly disconnection: Disconnection | undefined
}

export function createMemoryStore(options: MemoryStoreOptions): MemoryStore {
  const model = new Model(options)
  let row: Row = { enrolment: options.enrolment, pace: undefined, disconnection: undefined }
  return {
    replica: options.replica,
    model,
    readEnrolment: async () => row.enrolment,
    readPace: async () => row.pace,
    writePace: async (pace) => void (row = { ...row, pace }),
    readDisconnection: async () => row.disconnection,
    writeDisconnection: async (disconnection) => void (row = { ...row, disconnection }),
    readOutbound: async (limit) => readOutbound(model, limit),
    settle: async (settlement) => model.settle(settlement),
    setAside: async (id, code) => model.reject(id, { code, path: 'change' }),
    reset: async (why) => model.reset(why),
    write: async (change) => model.write(change),
    withdraw: async (id) => model.withdraw(id),
    record: async (id) => model.shown(id),
    recordIds: async () => model.recordIds(),
    ownChanges: async () => model.ownChanges(),
    choices: async () => [...model.chosen.values()],
    keepTheirs: async ({ record, path }) => void model.chosen.delete(`${record} ${path}`),
    cursor: async () => model.facts.cursor,
    enrol: async (enrolment) => {
      if (row.enrolment !== undefined) model.enrolAgain()
      row = { enrolment, pace: undefined, disconnection: undefined }
    },
    photograph: () => ({ picture: model.photograph(), row }),
    develop: (disk) => {
      model.develop(disk.picture)
      row = disk.row
    },
  }
}

function readOutbound(model: Model, { count, bytes }: { count: number; bytes: number }) {
  const queued = model.owned('queued').map((own) => own.change)
  let size = 0
  const changes: Change[] = []
  for (const change of queued.slice(0, count)) {
    size += JSON.stringify(change).length
    if (changes.length > 0 && size > bytes) break
    changes.push(change)
  }
  const { cursor, turn } = model.facts
  return { changes, cursor, turn, queued: queued.length }
}
