import { describe, expect, test } from 'vitest'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import { isExpected, lastStep, stepFault, stepFields } from '../../../src/features/aid/aid-steps.ts'

const HOUR = 60 * 60 * 1000
const NOW = Date.UTC(2026, 10, 24, 12, 5)

describe('a step of the way', () => {
  test('it is expected until it has come', () => {
    expect(isExpected('at-customs')).toBe(true)
    expect(isExpected('received')).toBe(false)
    expect(isExpected('cancelled')).toBe(false)
  })

  test('writes when it was reached; a promise and an arrival where all others look for them', () => {
    expect(stepFields('in-transit', NOW, {})).toEqual({
      status: 'in-transit',
      'steps/in-transit/at': NOW,
    })
    expect(stepFields('agreed', NOW, {})).toEqual({ status: 'agreed', promisedAt: NOW })
    expect(stepFields('received', NOW, {})).toEqual({ status: 'received', receivedAt: NOW })
    expect(findInvalidPath('aid', stepFields('at-customs', NOW, {}))).toBeUndefined()
    expect(findInvalidPath('aid', { 'steps/at-customs/at': 'soon' })).toBe('steps/at-customs/at')
  })

  test('leaving customs keeps the moment that the report is counted from, once', () => {
    const set = stepFields('received', NOW, { status: 'at-customs' })
    expect(set).toHaveProperty('clearedAt', NOW)
    const cleared = { status: 'at-customs', clearedAt: 1 }
    expect(stepFields('received', NOW, cleared)).not.toHaveProperty('clearedAt')
    expect(stepFields('cancelled', NOW, { status: 'at-customs' })).not.toHaveProperty('clearedAt')
  })

  test('is refused where it is still to come, or lies before an earlier one', () => {
    const fields = { 'steps/in-transit/at': NOW - HOUR }
    const fault = (at: number | undefined) => stepFault({ step: 'at-customs', at }, fields, NOW)
    expect(fault(NOW)).toBeUndefined()
    expect(fault(undefined)).toBe('aid.step.err.none')
    expect(fault(NOW + HOUR)).toBe('aid.step.err.future')
    expect(fault(NOW - 2 * HOUR)).toBe('aid.step.err.order')
  })

  test('what was called off is taken up where it stood', () => {
    expect(lastStep({ 'steps/in-transit/at': NOW, promisedAt: NOW - HOUR })).toBe('in-transit')
    expect(lastStep({})).toBe('agreed')
  })
})
