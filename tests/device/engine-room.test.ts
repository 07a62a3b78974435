import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openEngineRoom, type EngineRoom } from '../../src/platform/engine-room.ts'
import type { Trigger } from '../../src/sync/ports.ts'
import { silentLog } from '../support/store-under-test.ts'

const rooms: EngineRoom[] = []
beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  for (const room of rooms.splice(0)) room.close()
  vi.useRealTimers()
})

function openRoom(at: { nextTryAt?: number; fails?: boolean; keepsTime?: boolean }) {
  const runs: { trigger: Trigger; at: number }[] = []
  const room = openEngineRoom({
    engine: {
      sync: async (trigger) => {
        runs.push({ trigger, at: Date.now() })
        if (at.fails === true) throw new Error('the disk is full')
      },
      nextTryAt: async () => at.nextTryAt,
    },
    clock: { now: () => Date.now() },
    log: silentLog,
    keepsTime: at.keepsTime ?? true,
    afterRun: async () => undefined,
  })
  rooms.push(room)
  return { room, runs }
}

describe('the engine of an open page', () => {
  test('[ER1] runs again by itself at its time', async () => {
    const { room, runs } = openRoom({ nextTryAt: 30_000 })
    await room.sync('start')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(runs).toEqual([
      { trigger: 'start', at: 0 },
      { trigger: 'timer', at: 30_000 },
    ])
  })

  test('[ER2] tries again after a minute where the phone’s own store refused', async () => {
    const { room, runs } = openRoom({ fails: true })
    await room.sync('start')
    await vi.advanceTimersByTimeAsync(125_000)
    expect(runs.map((run) => run.at)).toEqual([0, 60_000, 120_000])
  })

  test('[ER3] never loops on a time that has passed, and is quiet once closed', async () => {
    const { room, runs } = openRoom({ nextTryAt: -1 })
    await room.sync('start')
    await vi.advanceTimersByTimeAsync(3500)
    expect(runs).toHaveLength(4)
    room.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(runs).toHaveLength(4)
  })

  test('[ER4] in a worker leaves the time to the browser', async () => {
    const { room, runs } = openRoom({ nextTryAt: 10, keepsTime: false })
    await room.sync('background')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(runs).toHaveLength(1)
  })
})
