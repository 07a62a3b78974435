// Random histories of a phone, run against the database and against the plain model. They must
// agree on everything that a person can see. A failing seed is printed by fast-check.

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import {
  applySet,
  EMPTY_STATE,
  type Fields,
  type RecordState,
} from '../../src/domain/replica/merge.ts'
import type { SyncResponse } from '../../src/domain/replica/wire.ts'
import { answer, stampBy, told } from '../support/answers.ts'
import {
  dexieStore,
  memoryStore,
  recordId,
  type StoreUnderTest,
} from '../support/store-under-test.ts'

const PATHS = ['name', 'address', 'people'] as const
const record = fc.integer({ min: 1, max: 3 })
const path = fc.constantFrom(...PATHS)
const value = fc.integer({ min: 1, max: 3 })

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write'), record, path, value }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('elsewhere'), record, path, value }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sync'),
      count: fc.integer({ min: 1, max: 4 }),
      reject: fc.nat(7),
      restamp: fc.nat(7),
      isLost: fc.boolean(),
      more: fc.boolean(),
      after: fc.constantFrom(0, 0, DAY_MS, 10 * DAY_MS, 30 * DAY_MS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('setAside') }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('reset'), restored: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock'), wall: fc.nat(3_000_000) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** The world around one store; two worlds that are given the same steps do the same. */
class World {
  readonly store: StoreUnderTest
  readonly wall: { now: number }
  readonly server = new Map<number, RecordState>()
  serverNow = 1_000_000
  #stamps = 0

  constructor(store: StoreUnderTest, wall: { now: number }) {
    this.store = store
    this.wall = wall
  }

  async take(at: Step): Promise<void> {
    if (at.do === 'write' && 'value' in at) await this.#write(at)
    if (at.do === 'elsewhere' && 'value' in at) this.#elsewhere(at)
    if ('isLost' in at) await this.#sync(at)
    if (at.do === 'withdraw') await this.#withdraw()
    if (at.do === 'setAside') {
      const [first] = (await this.store.readOutbound({ count: 1, bytes: 1 })).changes
      if (first !== undefined) await this.store.setAside(first.id, 'too_large')
    }
    if ('restored' in at) await this.store.reset(at.restored ? 'restored' : 'scope')
    if ('wall' in at) this.wall.now = at.wall
  }

  async #write(at: { record: number; path: string; value: number }): Promise<void> {
    // Both come with the change, so that the real store adds nothing of its own.
    const set: Fields = { ...this.#set(at), recordedAt: 7, clockSuspect: false }
    await this.store.write({ kind: 'facility', record: recordId(at.record), set })
    const shown = await this.store.record(recordId(at.record))
    expect(shown?.fields[at.path], '[RW1] a phone reads what it just wrote').toBe(set[at.path])
  }

  #set({ path, value }: { path: string; value: number }): Record<string, string | number> {
    return { [path]: path === 'people' ? value : `v${value}` }
  }

  #elsewhere(at: { record: number; path: string; value: number }): void {
    const stamp = stampBy('somebody', this.serverNow, ++this.#stamps)
    this.#merge(at.record, this.#set(at), stamp)
  }

  #merge(record: number, set: Fields, stamp: ReturnType<typeof stampBy>): void {
    this.server.set(record, applySet(this.server.get(record) ?? EMPTY_STATE, set, stamp))
  }

  async #sync(at: Extract<Step, { isLost: boolean }>): Promise<void> {
    this.serverNow += at.after + 1000
    const { changes, turn } = await this.store.readOutbound({ count: at.count, bytes: 1e6 })
    const refused = changes.filter((_, n) => (at.reject & (1 << n)) !== 0 && at.reject > 5)
    const accepted = changes.filter((change) => !refused.includes(change))
    const restamped = accepted
      .filter((_, n) => (at.restamp & (1 << n)) !== 0)
      .map((change) => this.#restamp(change))
    for (const change of accepted) {
      const stamp = restamped.find(([id]) => id === change.id)?.[1] ?? change.id
      this.#merge(Number.parseInt(change.record.slice(-12), 16), change.set, stamp)
    }
    if (at.isLost) return
    const response: Partial<SyncResponse> = {
      now: this.serverNow,
      rejected: refused.map(({ id }) => ({ id, code: 'not_allowed', path: 'name' })),
      restamped,
      more: at.more,
      cursor: `c${this.serverNow}`,
      records: [...this.server].map(([n, state]) => told('facility', recordId(n), state)),
    }
    await this.store.settle(answer(changes, response, turn))
  }

  /** Both replicas have names of their own; everything else of the stamps is the same. */
  #restamp({ id }: Change): [Change['id'], Change['id']] {
    const ms = Number.parseInt(id.slice(0, 12), 16)
    const counter = Number.parseInt(id.slice(13, 17), 16)
    return [id, stampBy(this.store.replica, Math.floor(ms / 2), counter)]
  }

  async #withdraw(): Promise<void> {
    const own = await this.store.ownChanges()
    const rejected = own.filter(({ state }) => state === 'rejected').map(({ id }) => id)
    const [first] = rejected.sort()
    if (first !== undefined) await this.store.withdraw(first)
  }

  /** All that a person can see, with the replica's name replaced. */
  async see(): Promise<unknown> {
    const records = []
    for (const n of [1, 2, 3]) records.push((await this.store.record(recordId(n))) ?? null)
    const own = [...(await this.store.ownChanges())].sort((a, b) => (a.id < b.id ? -1 : 1))
    const choices = [...(await this.store.choices())].sort((a, b) =>
      a.record + a.path < b.record + b.path ? -1 : 1,
    )
    const seen = { records, own, choices, cursor: await this.store.cursor() }
    const text = JSON.stringify(seen, sortedKeys)
    const facts: unknown = JSON.parse(text.replaceAll(this.store.replica, '-replica-'))
    return facts
  }
}

function sortedKeys(key: string, value: unknown): unknown {
  // When a change was saved is told by a clock that only the real store corrects.
  if (key === 'savedAt') return undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

describe('the store in IndexedDB and the model in memory', () => {
  test('[AG1] agree on records, changes, choices and cursor after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const wallA = { now: 1_000_000 }
        const wallB = { now: 1_000_000 }
        const real = new World(await dexieStore(() => wallA.now), wallA)
        const model = new World(await memoryStore(() => wallB.now), wallB)
        for (const at of steps) {
          await real.take(at)
          await model.take(at)
        }
        expect(await real.see()).toEqual(await model.see())
      }),
      { numRuns: 150, seed: 20261124 },
    )
  }, 60_000)
})
