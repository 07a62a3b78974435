import { describe, expect, test } from 'vitest'
import { KINDS, playSeed, type KindName } from './runs.ts'

const { FLEET_SEED, FLEET_ON = 'double', FLEET_STEPS } = process.env

/** Two thousand in all. Each kind has seeds of its own. */
const PLAYED: readonly (readonly [KindName, from: number, count: number])[] = [
  ['double', 1, 1800],
  ['real', 100_001, 150],
  ['dexie', 200_001, 40],
  ['whole', 300_001, 10],
]
/** Ten to a test, so that a slow machine shows where it is. */
function tens(from: number, count: number): [number, readonly number[]][] {
  return Array.from({ length: Math.ceil(count / 10) }, (_, n) => {
    const first = from + n * 10
    return [first, Array.from({ length: Math.min(10, count - n * 10) }, (_seed, k) => first + k)]
  })
}

async function play(on: KindName, seeds: readonly number[]): Promise<void> {
  for (const seed of seeds) {
    const failed = await playSeed(on, seed)
    if (failed !== undefined) expect.fail(failed)
  }
}

function isKind(name: string): name is KindName {
  return Object.keys(KINDS).includes(name)
}

if (FLEET_SEED !== undefined) {
  test(`seed ${FLEET_SEED}, ${FLEET_ON}`, async () => {
    if (!isKind(FLEET_ON)) throw new Error(`FLEET_ON is one of ${Object.keys(KINDS).join(', ')}`)
    const steps = FLEET_STEPS === undefined ? undefined : Number(FLEET_STEPS)
    const failed = await playSeed(FLEET_ON, Number(FLEET_SEED), { isShort: false, steps })
    if (failed !== undefined) expect.fail(failed)
  })
} else {
  describe.each(PLAYED)('[I1-I9] a fleet under fire, %s from seed %i', (on, from, count) => {
    test.each(tens(from, count))('ten schedules from %i', (_first, seeds) => play(on, seeds))
  })
}
