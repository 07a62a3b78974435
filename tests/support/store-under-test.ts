// What the contract suite and the agreement test need of a store, memory or real.

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { plainCodec, type Codec } from '../../src/crypto/codec.ts'
import { isRecordId, isShortId, type RecordId, type ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Fields, RecordState } from '../../src/domain/replica/merge.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import { withdrawChange } from '../../src/storage/edit.ts'
import { openPhoneStore, type PhoneStore } from '../../src/storage/phone-store.ts'
import { saveChange } from '../../src/storage/save.ts'
import type { Choice, OwnChange } from '../../src/storage/types.ts'
import type { Enrolment, Log, Random, SyncStore } from '../../src/sync/ports.ts'
import { createMemoryStore } from './memory-store.ts'

export type StoreUnderTest = SyncStore & {
  readonly replica: ReplicaId
  /** Writes a facility: the kind that nobody's workflow moves on; or an aid record. */
  readonly write: (change: {
    kind: 'facility' | 'need' | 'aid'
    record: RecordId
    set: Fields
  }) => Promise<{ readonly id: Stamp }>
  readonly withdraw: (rejected: Stamp) => Promise<void>
  readonly record: (id: RecordId) => Promise<RecordState | undefined>
  readonly ownChanges: () => Promise<readonly OwnChange[]>
  readonly choices: () => Promise<readonly Choice[]>
  readonly cursor: () => Promise<string | null>
}

export const silentLog: Log = {
  error: () => undefined,
  info: () => undefined,
  debug: () => undefined,
}

/** The same bytes for the same seed. */
export function seededRandom(seed: number): Random {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
  return {
    bytes: (length) => Uint8Array.from({ length }, () => next() >>> 24),
    fraction: () => next() / 2 ** 32,
  }
}

export function recordId(n: number): RecordId {
  const id = `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
  if (!isRecordId(id)) throw new Error('a test made a bad record id')
  return id
}

export function shortId(text: string): ReplicaId {
  const id = text.padEnd(12, '0')
  if (!isShortId(id)) throw new Error('a test made a bad short id')
  return id
}

export function enrolmentAt(site: string): Enrolment {
  const municipality = { code: 'UA80000000000093317', name: { uk: 'Київ', en: 'Kyiv' } }
  const device = shortId('device')
  const person = recordId(9999)
  return { device, token: 't', role: 'field', areas: [], person, site, municipality }
}

export function memoryStore(wall: () => Moment): Promise<StoreUnderTest> {
  const replica = shortId('memory')
  return Promise.resolve(createMemoryStore({ replica, wall, enrolment: enrolmentAt('site-1') }))
}

export type FakeDisk = { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange }

export function fakeDisk(): FakeDisk {
  return { indexedDB: new IDBFactory(), IDBKeyRange }
}

export async function openOn(
  disk: FakeDisk,
  wall: () => Moment,
  codec: Codec = plainCodec,
): Promise<PhoneStore> {
  const opened = await openPhoneStore({
    clock: { now: wall },
    codec,
    random: seededRandom(1),
    log: silentLog,
    builtAt: 0,
    database: disk,
    canary: { local: undefined, caches: undefined },
  })
  if (!opened.ok) throw new Error(`the store did not open: ${opened.problem.tag}`)
  return opened.value
}

export async function dexieStore(wall: () => Moment): Promise<StoreUnderTest> {
  const phone = await openOn(fakeDisk(), wall)
  const { store, meta, syncStore, queries } = phone
  await store.database.meta.put(await meta.row('enrolment', enrolmentAt('site-1')))
  return {
    ...syncStore,
    replica: store.clock.peek().replica,
    write: async (change) => {
      const saved = await saveChange(store, change)
      if (!saved.ok) throw new Error(`not saved: ${JSON.stringify(saved.problem)}`)
      return { id: saved.value.change }
    },
    withdraw: async (id) => {
      await withdrawChange(store, id)
    },
    record: async (id) => {
      const found = await queries.record(id)
      return found && { fields: found.fields, stamps: found.stamps }
    },
    ownChanges: () => queries.ownChanges({}),
    choices: () => queries.choices(),
    cursor: async () => (await meta.position()).cursor,
  }
}
