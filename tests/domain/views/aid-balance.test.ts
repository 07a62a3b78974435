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

test('what is missing for good is said beside the difference, and a pallet is its pieces', () => {
  const set = { 'lines/x/promised': 4, 'lines/x/packFactor': 24, 'lines/x/received': 90 }
  const [line] = balanceAid(readAid({ ...set, 'lines/x/missing': 2 }))
  expect(line).toMatchObject({ promised: 96, short: 6, missing: 2 })
})

/** What may happen to a consignment of two lines, one thing after the other. */
const event = fc.record({
  what: fc.constantFrom('give', 'writeOff', 'takeBack', 'count'),
  line: fc.constantFrom('x', 'y'),
  tenths: fc.integer({ min: 1, max: 400 }),
  pick: fc.nat(),
})

test('[AB1] after any history the balance is what a clerk with a book finds, entry by entry', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const set: Record<string, string | number | boolean> = {}
      const book: { line: string; kind: string; tenths: number; id: string; isOut: boolean }[] = []
      const counted = new Map<string, number>([
        ['x', 0],
        ['y', 0],
      ])
      for (const line of counted.keys()) set[`lines/${line}/item`] = 'stove'
      for (const [n, { what, line, tenths, pick }] of events.entries()) {
        if (what === 'count') {
          counted.set(line, tenths)
          set[`lines/${line}/received`] = tenths / 10
        } else if (what === 'takeBack') {
          const entry = book[pick % Math.max(1, book.length)]
          if (entry === undefined) continue
          entry.isOut = false
          set[`${entry.kind}/${entry.id}/removed`] = true
        } else {
          const kind = what === 'give' ? 'distributions' : 'writeoffs'
          book.push({ line, kind, tenths, id: `e${n}`, isOut: true })
          set[`${kind}/e${n}/line`] = line
          set[`${kind}/e${n}/quantity`] = tenths / 10
        }
      }
      for (const { line, ...balance } of balanceAid(readAid(set))) {
        let given = 0
        let lost = 0
        for (const entry of book) {
          if (!entry.isOut || entry.line !== line) continue
          if (entry.kind === 'distributions') given += entry.tenths
          else lost += entry.tenths
        }
        const left = (counted.get(line) ?? 0) - given - lost
        expect(balance).toMatchObject({
          received: (counted.get(line) ?? 0) / 10,
          distributed: given / 10,
          writtenOff: lost / 10,
          inStore: left > 0 ? left / 10 : 0,
          beyond: left < 0 ? -left / 10 : 0,
        })
      }
    }),
    { seed: 11, numRuns: 300 },
  )
})
