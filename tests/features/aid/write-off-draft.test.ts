import { expect, test } from 'vitest'
import { readAid } from '../../../src/domain/records/aid.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import { balanceAid } from '../../../src/domain/views/aid-balance.ts'
import {
  EMPTY_WRITE_OFF,
  findWriteOffFaults,
  writeOffFields,
} from '../../../src/features/aid/write-off-draft.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)

test('a write-off needs a reason and a number, and leaves the store', () => {
  expect(findWriteOffFaults(EMPTY_WRITE_OFF, 'piece').map(({ field }) => field)).toEqual(['reason'])
  const half = { quantity: 0.5, reason: 'lost' }
  expect(findWriteOffFaults(half, 'piece').map(({ field }) => field)).toEqual(['quantity'])
  const spoiled = { quantity: 2, reason: 'spoiled' }
  const set = writeOffFields({ id: 'w1', line: 'x' }, spoiled, NOW)
  expect(findInvalidPath('aid', set)).toBeUndefined()
  const [balance] = balanceAid(readAid({ 'lines/x/received': 5, ...set }))
  expect(balance).toMatchObject({ inStore: 3, writtenOff: 2, distributed: 0, beyond: 0 })
})

test('another reason than lost, spoiled or returned is not taken', () => {
  expect(findInvalidPath('aid', { 'writeoffs/w1/reason': 'sold' })).toBe('writeoffs/w1/reason')
})
