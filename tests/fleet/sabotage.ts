// Faults that were made in other apps, planted into ports and stores of the fleet, never into the
// app. Each of them loses, doubles, hides or blocks somebody's work; a suite that lets one pass proves
// nothing.

import { CLOCK_START, stampReplica, tick } from '../../src/domain/replica/stamp.ts'
import type { SyncStore, Transport } from '../../src/sync/ports.ts'
import type { MemoryStore } from '../support/memory-store.ts'
import type { BrowserLocks } from './browser-locks.ts'
import type { Life } from './life.ts'
import { PHOTO_SABOTAGE } from './photo-sabotage.ts'
import type { Rig } from './world.ts'

type Wrap = (store: SyncStore, memory: () => MemoryStore) => SyncStore

const onStore = (wrap: Wrap): Rig => ({
  phone: {
    disk: {
      wrap: (store, { memory }) => (memory === undefined ? store : wrap(store, memory)),
    },
  },
})
const onAnswers = (transport: (transport: Transport) => Transport): Rig => ({
  phone: { transport },
})

const relaxed: Rig = { phone: { disk: { isRelaxed: true } } }

const deletesBeforeItSends = onStore((store, memory) => ({
  ...store,
  readOutbound: async (limit) => {
    const outbound = await store.readOutbound(limit)
    for (const { id } of outbound.changes) memory().model.forget(id)
    return outbound
  },
}))

const nothing = { restamped: [], rejected: [], records: [], more: false, reset: false as const }

const believesAnyPage = onAnswers((wire) => ({
  sync: async (request, options) => {
    const answer = await wire.sync(request, options)
    if (answer.tag !== 'fault' || answer.fault !== 'not_our_server') return answer
    const { batch, now, cursor } = request
    const response = { ...nothing, site: 'fleet-site', batch, now, cursor: cursor ?? '1:0:0' }
    return { tag: 'answer', response }
  },
}))

const believesAnyAnswer = onAnswers((wire) => ({
  sync: async (request, options) => {
    const answer = await wire.sync(request, options)
    if (answer.tag !== 'answer') return answer
    const { batch } = request
    return { tag: 'answer', response: { ...answer.response, site: 'fleet-site', batch } }
  },
}))

const movesTheCursorFirst = onStore((store) => ({
  ...store,
  settle: async (settlement) => {
    const { cursor, now, site, batch, more, reset } = settlement.response
    const response = { ...nothing, cursor, now, site, batch, more, reset }
    await store.settle({ ...settlement, sent: [], response })
    // Between the two the phone does other things, as apps do that write row by row.
    for (let step = 0; step < 6; step++) await store.readPace()
    await store.settle(settlement)
  },
}))

const clockWithoutMemory: Rig = {
  phone: { disk: { tick: (_last, wall) => tick(CLOCK_START, wall) } },
}
const clockThatThrows: Rig = {
  phone: {
    disk: {
      tick: (last, wall) => {
        if (wall < last.ms) throw new RangeError('the clock went back')
        return tick(last, wall)
      },
    },
  },
}

/** A change that was refused alone is a problem at once, be the refusal as old as it may. */
const believesFirstRefusal = onAnswers((wire) => ({
  sync: async (request, options) => {
    const answer = await wire.sync(request, options)
    const [only, ...others] = request.changes
    if (answer.tag !== 'problem' || others.length > 0 || typeof only !== 'object') return answer
    const { batch, now, cursor } = request
    const rejected = [{ id: String(Reflect.get(Object(only), 'id')), code: 'too_large' as const }]
    if (answer.code !== 'too_large' && answer.code !== 'malformed') return answer
    const response = { ...nothing, rejected, site: 'fleet-site', batch, now }
    return { tag: 'answer', response: { ...response, cursor: cursor ?? '1:0:0' } }
  },
}))

const forgetsOnRefusal = onStore((store, memory) => ({
  ...store,
  writeDisconnection: async (reason) => {
    await store.writeDisconnection(reason)
    if (reason === undefined) return
    for (const { change } of memory().model.owned('queued')) memory().model.forget(change.id)
  },
}))

const blockedByPoison = onStore((store) => ({ ...store, setAside: async () => undefined }))

const keepsOldStamps = onStore((store) => ({
  ...store,
  settle: (settlement) =>
    store.settle({ ...settlement, response: { ...settlement.response, restamped: [] } }),
}))

const dropsTheRejected = onStore((store, memory) => ({
  ...store,
  settle: async (settlement) => {
    await store.settle(settlement)
    for (const { id } of settlement.sent)
      if (settlement.response.rejected.some((refused) => refused.id === id))
        memory().model.forget(id)
  },
}))

const sendsNothingAgain = onStore((store, memory) => ({
  ...store,
  reset: async (why) => memory().model.dropCursor(why),
}))

const sendsNothingToNewAreas = onStore((store, memory) => ({
  ...store,
  reset: async (why) => {
    if (why === 'scope') memory().model.dropCursor(why)
    else await store.reset(why)
  },
}))

const believesOldAnswers = onStore((store, memory) => ({
  ...store,
  settle: (settlement) => store.settle({ ...settlement, turn: memory().model.facts.turn }),
}))

const neverWaits = onStore((store) => ({ ...store, writePace: async () => undefined }))

const overwritesInSilence = onStore((store, memory) => ({
  ...store,
  settle: async (settlement) => {
    await store.settle(settlement)
    memory().model.chosen.clear()
  },
}))

const lockForLife: Rig = {
  phone: {
    lock: (locks: BrowserLocks, life: Life) => {
      let isHeld = false
      return {
        run: async (job) => {
          if (!isHeld) {
            isHeld = await new Promise<boolean>((tell) => {
              void locks.of(life).request('tab', { ifAvailable: true }, async (lock) => {
                tell(lock !== null)
                if (lock !== null) await new Promise(() => undefined)
              })
            })
          }
          return isHeld ? job() : 'busy'
        },
      }
    },
  },
}

export const SABOTAGE: Readonly<Record<string, Rig>> = {
  'a save is confirmed before it is synced': relaxed,
  'a change is deleted before it is sent': deletesBeforeItSends,
  "a portal's page with status 200 is an answer": believesAnyPage,
  'an answer to another batch, or of another site, is an answer': believesAnyAnswer,
  'the cursor moves before the records are applied': movesTheCursorFirst,
  'the cursor is a sequence that commits out of order': {
    server: { commitDelayMs: (number) => (number % 3 === 0 ? 2000 : 0) },
  },
  'the clock forgets the stamps that it made and saw': clockWithoutMemory,
  'the clock refuses to go back': clockThatThrows,
  'a lost database goes on under its old replica': { phone: { disk: { reusesReplica: true } } },
  'a number below the last of its replica counts as a repeat': {
    server: {
      knownBefore: (data, { id }) => {
        const replica = stampReplica(id)
        const last = [...data.changes.keys()].filter((known) => stampReplica(known) === replica)
        return data.changes.get(id)?.stamp ?? (last.some((known) => known > id) ? id : undefined)
      },
    },
  },
  'a refused device empties its queue': forgetsOnRefusal,
  'the first refusal of one change is the last word': believesFirstRefusal,
  'one change that breaks the server blocks the queue': blockedByPoison,
  'a tab keeps the lock as long as it lives': lockForLife,
  'the last to arrive wins': {
    server: {
      apply: ({ fields, stamps }, set, stamp) => ({
        fields: { ...fields, ...set },
        stamps: {
          ...stamps,
          ...Object.fromEntries(Object.keys(set).map((path) => [path, stamp])),
        },
      }),
    },
  },
  'a lowered stamp is not adopted': keepsOldStamps,
  'what was rejected is dropped in silence': dropsTheRejected,
  'a restored server is sent nothing again': sendsNothingAgain,
  'a phone with new areas sends nothing again, though its server was restored':
    sendsNothingToNewAreas,
  'an answer from before the phone started over counts': believesOldAnswers,
  'no failure makes a phone wait': neverWaits,
  'an overwritten value is gone without a word': overwritesInSilence,
  'the server answers before it has stored': { server: { isHasty: true } },
  ...PHOTO_SABOTAGE,
}
