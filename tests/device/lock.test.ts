import { describe, expect, test } from 'vitest'
import { createLock, LEASE_MS, type Lease, type Locks } from '../../src/platform/lock.ts'
import { createRunner } from '../../src/platform/runner.ts'
import type { Lock, Trigger } from '../../src/sync/ports.ts'
import { createLease } from '../../src/storage/lease.ts'
import { fakeDisk, openOn, silentLog } from '../support/store-under-test.ts'

/** The browser's lock manager, as far as it matters: one holder, ifAvailable, steal. */
function fakeLocks(): Locks {
  let held: { readonly lose: (error: Error) => void } | undefined
  return {
    request: (_name, options, job) => {
      if ('ifAvailable' in options && held !== undefined) return job(null)
      held?.lose(Object.assign(new Error('stolen'), { name: 'AbortError' }))
      return new Promise((resolve, reject) => {
        const mine = { lose: reject }
        held = mine
        const free = () => {
          if (held === mine) held = undefined
        }
        job({}).finally(free).then(resolve, reject)
      })
    },
  }
}

/** A job that lasts until it is told to end. */
function longJob() {
  let end: (value: string) => void = () => undefined
  const done = new Promise<string>((resolve) => void (end = resolve))
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => void (begin = resolve))
  const job = () => {
    begin()
    return done
  }
  return { job, begun, end }
}

type World = {
  readonly a: Lock
  readonly b: Lock
  readonly clock: { now: number }
  readonly lease: Lease
}

async function twoTabs(locks: Locks | undefined): Promise<World> {
  const disk = fakeDisk()
  const clock = { now: 1_000_000 }
  const pause = async (ms: number) => void (clock.now += ms)
  const open = async () => createLease((await openOn(disk, () => clock.now)).store.database)
  const tab = async (holder: string) => {
    const lease: Lease = await open()
    const now = () => clock.now
    return createLock({ locks, lease, clock: { now }, log: silentLog, holder, pause })
  }
  return { a: await tab('a'), b: await tab('b'), clock, lease: await open() }
}

describe.each([
  ['with Web Locks', fakeLocks],
  ['without Web Locks', () => undefined],
])('one engine at a time, %s', (_name, make) => {
  test('[LK1] a second tab is told that the first is at it', async () => {
    const { a, b } = await twoTabs(make())
    const long = longJob()
    const first = a.run(long.job)
    await long.begun
    expect(await b.run(async () => 'second')).toBe('busy')
    expect(await a.run(async () => 'again')).toBe('busy')
    long.end('first')
    expect(await first).toBe('first')
    expect(await b.run(async () => 'second')).toBe('second')
  })

  test('[LK2] a tab that froze while it held the lock loses it after a minute without a heartbeat', async () => {
    const { a, b, clock } = await twoTabs(make())
    const frozen = longJob()
    const first = a.run(frozen.job)
    await frozen.begun
    clock.now += LEASE_MS - 1
    expect(await b.run(async () => 'second')).toBe('busy')
    clock.now += 2
    expect(await b.run(async () => 'second')).toBe('second')
    frozen.end('first')
    expect(['first', 'busy']).toContain(await first)
  })

  test('[LK3] what the job throws comes out, and the lock is free afterwards', async () => {
    const { a, b } = await twoTabs(make())
    const failing = a.run(() => Promise.reject(new Error('the disk gave out')))
    await expect(failing).rejects.toThrow('the disk gave out')
    expect(await b.run(async () => 'second')).toBe('second')
  })
})

describe('whoever has the browser’s lock without a fresh heartbeat', () => {
  /** Tab a has the lock, but its lease is not written yet. */
  async function tabThatBegins() {
    const locks = fakeLocks()
    const world = await twoTabs(locks)
    const beginning = longJob()
    locks.request('promin-sync', { ifAvailable: true }, beginning.job).catch(() => undefined) // stolen in the end
    await beginning.begun
    return { ...world, beginning }
  }

  test('[LK4] without a lease is beginning, and keeps it; after a minute it is frozen', async () => {
    const { b, clock } = await tabThatBegins()
    expect(await b.run(async () => 'second')).toBe('busy')
    expect(await b.run(async () => 'second')).toBe('busy')
    clock.now += LEASE_MS + 1
    expect(await b.run(async () => 'second')).toBe('second')
  })

  test('[LK5] over the lease of a dead one may have begun this moment, and keeps it', async () => {
    const { b, clock, lease, beginning } = await tabThatBegins()
    const dead = { holder: 'dead', staleAfterMs: LEASE_MS, force: true }
    await lease.take({ ...dead, now: clock.now - 2 * LEASE_MS })
    const asked = b.run(async () => 'second')
    await lease.take({ ...dead, holder: 'a', now: clock.now })
    expect(await asked).toBe('busy')
    beginning.end('first')
  })

  test('[LK6] and ends meanwhile, is followed at once', async () => {
    const { b, clock, lease, beginning } = await tabThatBegins()
    const claim = { holder: 'dead', now: clock.now - 2 * LEASE_MS }
    await lease.take({ ...claim, staleAfterMs: LEASE_MS, force: true })
    const asked = b.run(async () => 'second')
    beginning.end('first')
    expect(await asked).toBe('second')
  })
})

describe('the runner', () => {
  test('[RN1] runs once more when it was asked for meanwhile, for the most urgent reason', async () => {
    const runs: Trigger[] = []
    let end: () => void = () => undefined
    const run = createRunner(async (trigger) => {
      runs.push(trigger)
      if (runs.length === 1) await new Promise<void>((resolve) => void (end = resolve))
    })
    const first = run('start')
    void run('save')
    void run('button')
    void run('timer')
    end()
    await first
    expect(runs).toEqual(['start', 'button'])
  })
})
