// When each device was last heard. Kept in memory and written together every few seconds: a write
// to the disk for each idle poll would cost more than the poll.

import type { ReplicaId } from '../src/domain/base/ids.ts'
import type { Moment } from '../src/domain/base/moment.ts'
import { writeContacts } from './store/devices.ts'
import type { Db } from './store/schema.ts'

export type Contacts = {
  readonly note: (device: ReplicaId, at: Moment) => void
  /** Writes down what was noted since the last time. */
  readonly flush: () => Promise<void>
}

export function createContacts(db: Db): Contacts {
  let noted = new Map<ReplicaId, Moment>()
  return {
    note: (device, at) => void noted.set(device, at),
    flush: async () => {
      const heard = noted
      noted = new Map()
      await writeContacts(db, heard)
    },
  }
}
