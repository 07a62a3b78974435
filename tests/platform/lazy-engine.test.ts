import { expect, test } from 'vitest'
import { createLazyEngine } from '../../src/platform/lazy-engine.ts'
import type { Trigger } from '../../src/sync/ports.ts'

test('an engine that could not be loaded is asked for again at the next trigger', async () => {
  const triggers: Trigger[] = []
  let loads = 0
  const engine = createLazyEngine(async () => {
    loads++
    if (loads === 1) throw new TypeError('Failed to fetch dynamically imported module')
    return {
      sync: async (trigger) => void triggers.push(trigger),
      nextTryAt: async () => 7,
    }
  })
  await expect(engine.sync('start')).rejects.toThrow('Failed to fetch')
  await engine.sync('online')
  await engine.sync('save')
  expect(triggers).toEqual(['online', 'save'])
  expect(await engine.nextTryAt()).toBe(7)
  expect(loads).toBe(2)
})
