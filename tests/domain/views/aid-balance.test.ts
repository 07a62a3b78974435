import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAid } from '../../../src/domain/records/aid.ts'
import { balanceAid } from '../../../src/domain/views/aid-balance.ts'

const litres = fc.integer({ min: 0, max: 5000 }).map((tenths) => tenths / 10)

test('[AB1] received = handed out + written off + in store − beyond, for every line', () => {
  fc.assert(
    fc.property(litres, fc.array(litres), fc.array(litres), (received, out, lost) => {
      const set: Record<string, string | number> = { 'lines/x/received': received }
      for (const [kind, amounts] of [
        ['distributions', out],
        ['writeoffs', lost],
      ] as const)
        for (const [n, quantity] of amounts.entries()) {
          set[`${kind}/e${n}/line`] = 'x'
          set[`${kind}/e${n}/quantity`] = quantity
        }
      const [line] = balanceAid(readAid(set))
      if (line === undefined) throw new Error('the record has one line')
      const { distributed, writtenOff, inStore, beyond } = line
      expect(distributed + writtenOff + inStore - beyond).toBeCloseTo(received, 3)
      expect(inStore === 0 || beyond === 0).toBe(true)
      expect(Math.min(inStore, beyond)).toBe(0)
    }),
    { seed: 1 },
  )
})

test('[AB1] a hand-out that was taken back is in store again', () => {
  const set = { 'lines/x/received': 5, 'distributions/d/line': 'x', 'distributions/d/quantity': 5 }
  expect(balanceAid(readAid(set))[0]?.inStore).toBe(0)
  expect(balanceAid(readAid({ ...set, 'distributions/d/removed': true }))[0]?.inStore).toBe(5)
})

test('fewer than promised is named; nothing counted yet is not "short"', () => {
  const line = { 'lines/x/promised': 90, 'lines/x/received': 85, 'lines/x/damaged': 2 }
  expect(balanceAid(readAid(line))[0]?.short).toBe(3)
  expect(balanceAid(readAid({ 'lines/x/promised': 90 }))[0]?.short).toBeUndefined()
})
