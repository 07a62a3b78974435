import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AID_STATUSES, type AidStatus } from '../../../src/domain/records/codes.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { applySet, EMPTY_STATE } from '../../../src/domain/replica/merge.ts'
import { chainOf, nextStep, stepPath, stepsOfAid } from '../../../src/domain/views/aid-steps.ts'
import { stampOf } from '../../support/stamps.ts'

const DAY = 24 * 60 * 60 * 1000
const START = Date.UTC(2026, 0, 10, 9)
const CHAIN = chainOf('goods')

const stampAt = (ms: number, counter: number) => stampOf({ ms, counter, replica: 'aaaaaaaaaaaa' })

function record(...sets: readonly (readonly [at: number, set: Fields])[]) {
  return sets.reduce(
    (state, [at, set], index) => applySet(state, set, stampAt(at, index)),
    EMPTY_STATE,
  )
}

function reach(step: AidStatus, at: number, written = at) {
  return [written, { status: step, [stepPath(step)]: at }] as const
}

/** The obvious way: walk over every hour and ask at which step the aid stood then. */
function countHours(reached: ReadonlyMap<AidStatus, number>, until: number) {
  const hours = new Map<AidStatus, number>()
  for (let at = START; at < until; at += DAY / 24) {
    const stands = CHAIN.filter((step) => (reached.get(step) ?? Infinity) <= at).at(-1)
    if (stands !== undefined) hours.set(stands, (hours.get(stands) ?? 0) + 1)
  }
  return hours
}

describe('the way of aid', () => {
  test('[AS1] the time at each step is what an hour-by-hour walk counts, whatever was skipped', () => {
    const lengths = fc.array(fc.option(fc.integer({ min: 0, max: 200 })), {
      minLength: CHAIN.length,
      maxLength: CHAIN.length,
    })
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 300 }), (hours, waited) => {
        let at = START
        const reached = new Map<AidStatus, number>()
        for (const [index, step] of CHAIN.entries()) {
          const length = hours[index]
          if (typeof length !== 'number') continue
          reached.set(step, at)
          at += length * (DAY / 24)
        }
        const now = at + waited * (DAY / 24)
        const last = [...reached.keys()].at(-1)
        if (last === undefined) return
        const state = record(...[...reached].map(([step, moment]) => reach(step, moment)))
        const isOver = last === 'reported'
        const counted = countHours(reached, isOver ? (reached.get(last) ?? 0) : now)
        for (const { step, stoodMs } of stepsOfAid(state, now)) {
          if (isOver && step === last) expect(stoodMs).toBeUndefined()
          else if (reached.has(step))
            expect((stoodMs ?? 0) / (DAY / 24)).toBe(counted.get(step) ?? 0)
          else expect(stoodMs).toBeUndefined()
        }
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  test('a step set back in time counts from there, and tells who wrote it', () => {
    const state = record(
      reach('in-transit', START),
      reach('at-customs', START + DAY, START + 3 * DAY),
    )
    const steps = stepsOfAid(state, START + 5 * DAY)
    const at = (step: AidStatus) => steps.find((one) => one.step === step)
    expect(at('in-transit')).toMatchObject({ state: 'done', stoodMs: DAY })
    expect(at('at-customs')).toMatchObject({ state: 'now', stoodMs: 4 * DAY })
    expect(at('at-customs')?.stamp).toBe(stampAt(START + 3 * DAY, 1))
    expect(at('received')).toMatchObject({ state: 'ahead', stoodMs: undefined })
  })

  test('[AS2] an order that cannot be gives no length, never one below zero', () => {
    const state = record(
      reach('in-transit', START + 2 * DAY),
      reach('at-customs', START + DAY, START + 3 * DAY),
    )
    const steps = stepsOfAid(state, START + 3 * DAY)
    expect(steps.find(({ step }) => step === 'in-transit')?.stoodMs).toBeUndefined()
  })

  test('a record of an app that kept no moments knows when its status was written', () => {
    const old = record([START, { status: 'in-transit', promisedAt: START - DAY }])
    const steps = stepsOfAid(old, START + DAY)
    expect(steps.find(({ step }) => step === 'agreed')).toMatchObject({ stoodMs: DAY })
    expect(steps.find(({ step }) => step === 'in-transit')).toMatchObject({ at: START })
  })

  test('[AS3] of what was called off the steps that it had reached stay', () => {
    const state = record(
      reach('offered', START),
      reach('agreed', START + DAY),
      reach('cancelled', START + 3 * DAY),
    )
    expect(stepsOfAid(state, START + 9 * DAY)).toMatchObject([
      { step: 'offered', stoodMs: DAY },
      { step: 'agreed', stoodMs: 2 * DAY },
      { step: 'cancelled', state: 'now', stoodMs: undefined },
    ])
  })

  test('money and a training pass no customs; what an older app wrote is shown all the same', () => {
    expect(chainOf('money')).toEqual(['offered', 'agreed', 'received', 'accepted', 'reported'])
    expect(nextStep('service', 'in-preparation')).toBe('received')
    expect(nextStep('money', 'at-customs')).toBe('received')
    const odd = record([START, { form: 'money', status: 'in-transit' }])
    expect(stepsOfAid(odd, START).find(({ state }) => state === 'now')?.step).toBe('in-transit')
  })

  test('leads through every status and ends', () => {
    const seen: AidStatus[] = ['offered']
    for (let next = nextStep('goods', 'offered'); next; next = nextStep('goods', next))
      seen.push(next)
    expect([...seen, 'cancelled']).toEqual([...AID_STATUSES])
  })
})
