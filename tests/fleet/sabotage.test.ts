import { expect, test } from 'vitest'
import { playSeed } from './runs.ts'
import { SABOTAGE } from './sabotage.ts'

/** A fifth of what `npm test` plays: the rarest is noticed once in forty. */
const SEEDS = 400

test.each(Object.entries(SABOTAGE))(
  'the fleet notices within 400 schedules that %s',
  async (_name, rig) => {
    expect(await findCatch(rig)).toMatch(/\[(?:I\d+|threw)\]/)
  },
)

test('there are at least 14 sabotages', () => {
  expect(Object.keys(SABOTAGE).length).toBeGreaterThanOrEqual(14)
})

async function findCatch(rig: (typeof SABOTAGE)[string]): Promise<string | undefined> {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const failed = await playSeed('double', seed, { rig, isShort: false })
    if (failed !== undefined) return failed
  }
  return undefined
}
