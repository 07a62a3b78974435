import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applySet,
  EMPTY_STATE,
  mergeStates,
  type Fields,
  type RecordState,
} from '../../../src/domain/replica/merge.ts'
import type { Stamp } from '../../../src/domain/replica/stamp.ts'
import { readWireState, writeWireStamps } from '../../../src/domain/replica/wire.ts'
import { stampOf } from '../../support/stamps.ts'

type Write = { readonly stamp: Stamp; readonly set: Fields }

const PATHS = ['status', 'note', 'lines/a/quantity', 'lines/a/removed', 'lines/b/quantity']
const REPLICAS = ['replica00000', 'replica11111', 'replica22222']

const values = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ maxLength: 5 }))
const writes: fc.Arbitrary<Write> = fc.record({
  stamp: fc
    .tuple(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(...REPLICAS),
    )
    .map(([ms, counter, replica]) => stampOf({ ms, counter, replica })),
  set: fc.dictionary(fc.constantFrom(...PATHS), values, { minKeys: 1 }),
})
const histories = fc.array(writes, { maxLength: 12 })

function stateOf(history: readonly Write[]): RecordState {
  return history.reduce((state, { stamp, set }) => applySet(state, set, stamp), EMPTY_STATE)
}

describe('merging what replicas know of a record', () => {
  test('[MG1] whoever merges first, the state is one', () => {
    fc.assert(
      fc.property(histories, histories, (a, b) => {
        expect(mergeStates(stateOf(a), stateOf(b))).toEqual(mergeStates(stateOf(b), stateOf(a)))
      }),
      { seed: 1 },
    )
  })

  test('[MG2] it does not matter who met whom before', () => {
    fc.assert(
      fc.property(histories, histories, histories, (a, b, c) => {
        const [x, y, z] = [stateOf(a), stateOf(b), stateOf(c)]
        expect(mergeStates(mergeStates(x, y), z)).toEqual(mergeStates(x, mergeStates(y, z)))
      }),
      { seed: 2 },
    )
  })

  test('[MG3] meeting again changes nothing', () => {
    fc.assert(
      fc.property(histories, histories, (a, b) => {
        const met = mergeStates(stateOf(a), stateOf(b))
        expect(mergeStates(met, stateOf(b))).toEqual(met)
        expect(mergeStates(met, met)).toEqual(met)
      }),
      { seed: 3 },
    )
  })

  test('[MG1-MG3] any history in any order, with repeats, gives one state', () => {
    const deliveries = histories.chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc
          .shuffledSubarray([...history, ...history], { minLength: history.length })
          .map((some) => [...some, ...history]),
      ),
    )
    fc.assert(
      fc.property(deliveries, ([history, delivered]) => {
        expect(stateOf(delivered)).toEqual(stateOf(history))
      }),
      { seed: 4 },
    )
  })

  test('[MG1] states and single changes may arrive mixed', () => {
    fc.assert(
      fc.property(histories, histories, (a, b) => {
        const byState = mergeStates(stateOf(a), stateOf(b))
        const byChange = b.reduce(
          (state, { stamp, set }) => applySet(state, set, stamp),
          stateOf(a),
        )
        expect(byChange).toEqual(byState)
      }),
      { seed: 5 },
    )
  })

  test('the later stamp wins, field by field', () => {
    const early = stampOf({ ms: 1, counter: 0, replica: 'replica00000' })
    const late = stampOf({ ms: 2, counter: 0, replica: 'replica11111' })
    const state = applySet(
      applySet(EMPTY_STATE, { status: 'verified' }, late),
      { status: 'submitted', note: 'x' },
      early,
    )
    expect(state.fields).toEqual({ status: 'verified', note: 'x' })
    expect(state.stamps).toEqual({ status: late, note: early })
  })

  test('a state survives its way over the wire', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const state = stateOf(history)
        const wire = { fields: { ...state.fields }, stamps: writeWireStamps(state.stamps) }
        expect(readWireState(wire)).toEqual(state)
      }),
      { seed: 6 },
    )
  })
})
