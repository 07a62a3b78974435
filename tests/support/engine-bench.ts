// An engine with a store in memory, a clock that stands still until it is moved, and a server that
// says what the test tells it to say.

import { makeRecordId } from '../../src/domain/base/ids.ts'
import type { SyncRequest, SyncResponse } from '../../src/domain/replica/wire.ts'
import { createEngine, type Engine, type EnginePorts } from '../../src/sync/engine.ts'
import type { Enrolment, Lock, TransportAnswer } from '../../src/sync/ports.ts'
import type { Progress } from '../../src/sync/progress.ts'
import { createMemoryStore, type MemoryStore } from './memory-store.ts'
import { replicaOf } from './stamps.ts'

export const SITE = 'site-1'
export const START = Date.UTC(2026, 10, 24)

export type Say = (request: SyncRequest) => TransportAnswer | Promise<TransportAnswer>

export type EngineBench = {
  readonly engine: Engine
  readonly ports: EnginePorts
  readonly store: MemoryStore
  readonly requests: SyncRequest[]
  readonly progress: Progress[]
  readonly clock: { now: number }
  /** What the server says from now on. */
  say: Say
  /** Saves `count` needs. */
  readonly save: (count: number) => Promise<void>
  readonly saveNote: (note: string) => Promise<void>
  readonly queued: () => Promise<number>
  readonly token: () => string | undefined
  /** The same phone gets a new token. */
  readonly enrolAgain: (token: string) => void
  readonly becomeViewer: () => void
}

const ENROLMENT: Enrolment = {
  device: replicaOf('device000000'),
  token: 'token',
  role: 'field',
  areas: [],
  person: makeRecordId(START, new Uint8Array(10)),
  site: SITE,
  municipality: { code: 'UA80000000000093317', name: { uk: 'Київ', en: 'Kyiv' } },
}

const OPEN_LOCK: Lock = { run: (job) => job() }

type BenchParts = {
  readonly say: Say
  readonly lock?: Lock
  readonly fraction?: () => number
  readonly enrolment?: Enrolment | undefined
  /** The phone's disk is full. */
  readonly failsToSettle?: boolean
}

export function makeEngineBench(parts: BenchParts): EngineBench {
  const clock = { now: START }
  let enrolment = 'enrolment' in parts ? parts.enrolment : ENROLMENT
  const memory = createMemoryStore({
    replica: replicaOf('replica00000'),
    wall: () => clock.now,
    enrolment,
  })
  const store: MemoryStore = {
    ...memory,
    readEnrolment: async () => enrolment,
    settle: async (settlement) => {
      if (parts.failsToSettle) throw new Error('QuotaExceededError')
      await memory.settle(settlement)
    },
  }
  const requests: SyncRequest[] = []
  const progress: Progress[] = []
  let made = 0
  const silent = () => undefined
  const ports: EnginePorts = {
    store,
    lock: parts.lock ?? OPEN_LOCK,
    clock: { now: () => clock.now },
    random: {
      bytes: (length) => new Uint8Array(length).fill(++made % 256),
      fraction: parts.fraction ?? (() => 0.5),
    },
    log: { error: silent, info: silent, debug: silent },
    onProgress: (step) => progress.push(step),
    transport: {
      sync: async (request) => {
        requests.push(request)
        return bench.say(request)
      },
    },
  }
  const bench: EngineBench = {
    engine: createEngine(ports),
    ports,
    store,
    requests,
    progress,
    clock,
    say: parts.say,
    save: async (count) => {
      for (let i = 0; i < count; i++) await bench.saveNote(`потреба ${made + 1}`)
    },
    saveNote: async (note) => {
      const record = makeRecordId(clock.now, new Uint8Array(10).fill(++made % 256))
      await store.write({ kind: 'need', record, set: { note } })
    },
    token: () => enrolment?.token,
    enrolAgain: (token) => {
      enrolment = { ...ENROLMENT, token }
    },
    becomeViewer: () => {
      enrolment = { ...ENROLMENT, role: 'viewer' }
    },
    queued: async () => (await store.readOutbound({ count: 1, bytes: 1 })).queued,
  }
  return bench
}

/** The answer of a server that takes everything and has nothing new. */
export function accept(request: SyncRequest, more: Partial<SyncResponse> = {}): TransportAnswer {
  return {
    tag: 'answer',
    response: {
      site: SITE,
      batch: request.batch,
      now: request.now,
      restamped: [],
      rejected: [],
      records: [],
      cursor: 'c1',
      more: false,
      reset: false,
      ...more,
    },
  }
}

export function refuse(status: number, code: string, retryAfterMs?: number): TransportAnswer {
  return { tag: 'problem', status, code, retryAfterMs }
}
