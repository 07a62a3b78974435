// A connection that is torn after every single byte of a push, and of its answer. Whatever the server
// made of it, the change goes out in the end, and once.

import { describe, expect, test } from 'vitest'
import { setDeskBehindNet } from '../support/desk-behind-net.ts'
import { tally } from '../support/tally.ts'

/** Every byte with FAULTS=all; else each of the first and last, and some between. */
const IS_WHOLE = process.env.FAULTS === 'all'
const EDGE_BYTES = 12
const STRIDE = 17

const stage = setDeskBehindNet()

async function measurePush(): Promise<{ up: number; down: number }> {
  const { net, phone } = stage()
  net.set({ tag: 'fair' })
  await phone.save()
  await phone.device.sync('button')
  net.set({ tag: 'fair' })
  await phone.save()
  await phone.device.sync('button')
  return { ...net.passed() }
}

function offsets(length: number): number[] {
  return Array.from({ length }, (_, at) => at).filter(
    (at) => IS_WHOLE || at < EDGE_BYTES || at >= length - EDGE_BYTES || at % STRIDE === 0,
  )
}

describe.each(['up', 'down'] as const)('a push torn on its way %s', (direction) => {
  test('arrives exactly once, whichever byte was the last', async () => {
    const { server, net, phone } = stage()
    const length = (await measurePush())[direction]
    expect(length).toBeGreaterThan(300)
    const cuts = offsets(length)
    const failures: string[] = []
    for (const after of cuts) {
      net.set({ tag: 'cut', direction, after })
      await phone.save()
      await phone.device.sync('button')
      if (!net.wasCut()) failures.push(`${after}: was not cut`)
      if ((await phone.queued()) !== 1) failures.push(`${after}: left without an answer`)
      net.set({ tag: 'fair' })
      await phone.device.sync('button')
      if ((await phone.queued()) !== 0) failures.push(`${after}: did not arrive`)
    }
    expect(failures).toEqual([])
    const changes = await server.changes()
    expect(changes).toHaveLength(cuts.length + 2)
    expect(new Set(changes.map(({ record }) => record)).size).toBe(cuts.length + 2)
    tally(`a push of ${length} bytes ${direction}, torn at ${cuts.length} of them`, 0, cuts.length)
  }, 300_000)
})
