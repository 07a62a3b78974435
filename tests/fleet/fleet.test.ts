import { describe, expect, test } from 'vitest'
import { createRealServer } from './real-server.ts'
import { playSchedule, type Rules } from './schedule.ts'
import { createServerDouble } from './server-double.ts'

const ONE = process.env.FLEET_SEED
const COUNT = Number(process.env.FLEET_COUNT ?? 0)

const AGAINST_DOUBLE = { hasPoison: true, steps: 40, makeServer: asDouble }
const AGAINST_REAL = { hasPoison: false, steps: 30, makeServer: createRealServer }

function asDouble(now: () => number) {
  return Promise.resolve(createServerDouble(now))
}

async function play(rules: Omit<Rules, 'seed'>, seeds: readonly number[]): Promise<void> {
  for (const seed of seeds) {
    const { steps, failures } = await playSchedule({ ...rules, seed })
    if (failures.length === 0) continue
    const repeat = `FLEET_SEED=${seed} npx vitest run --project fleet`
    const course = ONE === undefined ? '' : `\n${steps.join(' · ')}`
    expect.fail(`${repeat}\n${failures.slice(0, 5).join('\n')}${course}`)
  }
}

/** Ten to a test, so that a slow machine shows where it is. */
function tens(from: number, count: number): [number, readonly number[]][] {
  return Array.from({ length: Math.ceil(count / 10) }, (_, n) => {
    const first = from + n * 10
    return [first, Array.from({ length: Math.min(10, count - n * 10) }, (_seed, k) => first + k)]
  })
}

describe('[I1-I6] nothing is lost, repeated or stuck in a fleet under fire', () => {
  if (ONE !== undefined) {
    test(`seed ${ONE}, double`, () => play(AGAINST_DOUBLE, [Number(ONE)]))
    test(`seed ${ONE}, real server`, () => play(AGAINST_REAL, [Number(ONE)]))
    return
  }
  test.each(tens(1, COUNT || 160))('ten schedules from seed %i, double', (...[, seeds]) =>
    play(AGAINST_DOUBLE, seeds),
  )
  test.each(tens(1000, COUNT || 40))('ten schedules from seed %i, real server', (...[, seeds]) =>
    play(AGAINST_REAL, seeds),
  )
})
