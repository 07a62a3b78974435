// The first screen is drawn before the store is open, and before its code is there. What a screen asks
// of the device until then waits; nothing is answered in its stead but the time.

import type { Device, Queries } from '../device.ts'
import { assert } from '../domain/base/assert.ts'
import type { Moment } from '../domain/base/moment.ts'

/** Stands for a device that is still being opened. One that never opens leaves every question waiting:
 *  whoever opens it shows why. `now` tells the time until the device does. */
export function deviceToCome(opening: Promise<Device>, now: () => Moment): Device {
  let device: Device | undefined
  void opening.then((opened) => {
    device = opened
  })
  const arrived = () => {
    assert(device !== undefined, 'ids are made by those who have read something of the store')
    return device
  }
  const waiting = queriesToCome(opening)
  return {
    now: () => device?.now() ?? now(),
    newRecordId: () => arrived().newRecordId(),
    newEntryId: () => arrived().newEntryId(),
    // The real ones as soon as they are there: a live query must not wait for anything else.
    get queries() {
      return device?.queries ?? waiting
    },
    watch: (query, onValue) => follow(opening, (opened) => opened.watch(query, onValue)),
    write: async (change) => (await opening).write(change),
    mend: async (rejected, set) => (await opening).mend(rejected, set),
    withdraw: async (rejected) => (await opening).withdraw(rejected),
    choose: async (choice, whose) => (await opening).choose(choice, whose),
    saveDraft: async (key, values) => (await opening).saveDraft(key, values),
    dropDraft: async (key) => (await opening).dropDraft(key),
    enrol: async (invite, name) => (await opening).enrol(invite, name),
    fetchHistory: async (record) => (await opening).fetchHistory(record),
    readPreferences: async () => (await opening).readPreferences(),
    keepPreferences: async (kept) => (await opening).keepPreferences(kept),
    photos: async () => (await opening).photos(),
    sync: async (trigger) => (await opening).sync(trigger),
    watchProgress: (listener) => follow(opening, (opened) => opened.watchProgress(listener)),
    dismissLoss: async () => (await opening).dismissLoss(),
    room: async () => (await opening).room(),
    close: () => void opening.then((opened) => opened.close()),
  }
}

function queriesToCome(opening: Promise<Device>): Queries {
  const queries = opening.then((device) => device.queries)
  return {
    record: async (id) => (await queries).record(id),
    records: async (kind, filter) => (await queries).records(kind, filter),
    ownRecords: async (...page) => (await queries).ownRecords(...page),
    queueStatus: async () => (await queries).queueStatus(),
    ownChanges: async (filter) => (await queries).ownChanges(filter),
    choices: async (record) => (await queries).choices(record),
    ownReplica: async () => (await queries).ownReplica(),
    drafts: async () => (await queries).drafts(),
    draft: async (key) => (await queries).draft(key),
  }
}

/** Begins when the device is there, and at once where it is; gives what ends it. */
function follow(opening: Promise<Device>, begin: (device: Device) => () => void): () => void {
  let stop: (() => void) | undefined
  let wanted = true
  void opening.then((device) => {
    if (wanted) stop = begin(device)
  })
  return () => {
    wanted = false
    stop?.()
  }
}
