import { expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { HOUR_MS } from '../../../src/domain/base/moment.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import type { Question } from '../../../src/domain/views/still-off.ts'
import { planStill } from '../../../src/features/today/still-answer.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const [mine, theirs] = [1, 2].map((n) => makeRecordId(NOW, new Uint8Array(10).fill(n)))
const QUESTION: Question = {
  service: 'electricity',
  facility: undefined,
  place: 'UA80000000000126643',
  since: NOW - 3 * HOUR_MS,
  toldAt: NOW - 3 * HOUR_MS,
  open: [mine, theirs].flatMap((id) =>
    id === undefined ? [] : [{ id, startedAt: NOW - 3 * HOUR_MS }],
  ),
}
const AT = { now: NOW, checkId: 'abcdefghijkl' }

test('"still off" is a look into one record, and changes nothing else', () => {
  const { write, undo } = planStill(QUESTION, 'still-off', AT)
  expect(write).toEqual([
    {
      record: mine,
      set: { 'checks/abcdefghijkl/at': NOW, 'checks/abcdefghijkl/state': 'still-off' },
    },
  ])
  expect(undo).toEqual([{ record: mine, set: { 'checks/abcdefghijkl/removed': true } }])
  for (const { set } of [...write, ...undo]) expect(findInvalidPath('outage', set)).toBe(undefined)
})

test('"it is back" ends every record of the lamp, and can be taken back', () => {
  const { write, undo } = planStill(QUESTION, 'back', AT)
  expect(write.map(({ record, set }) => [record, set.endedAt])).toEqual([
    [mine, NOW],
    [theirs, NOW],
  ])
  expect(undo.map(({ set }) => set.endedAt)).toEqual([null, null])
})

test('a phone whose clock went back ends nothing before it began', () => {
  const early = { ...AT, now: NOW - 9 * HOUR_MS }
  expect(planStill(QUESTION, 'back', early).write[0]?.set.endedAt).toBe(NOW - 3 * HOUR_MS)
})
