import { describe, expect, test } from 'vitest'
import { isRecordId, makeRecordId, type RecordId } from '../../../src/domain/base/ids.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/base/moment.ts'
import { findInvalidPath } from '../../../src/domain/records/record.ts'
import { readOutage } from '../../../src/domain/records/outage.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import {
  planAnswer,
  planLateStart,
  planMoment,
  planUndo,
  type Asked,
  type KnownOutage,
  type Written,
} from '../../../src/features/today/service-answer.ts'

const NOW = Date.UTC(2026, 10, 24, 12, 5)
const SCHOOL = recordId(1)
const PLACE = 'UA80000000000126643'
const SPOT = { facility: SCHOOL, place: PLACE }

function recordId(n: number): RecordId {
  return makeRecordId(NOW, new Uint8Array(10).fill(n))
}

function known(n: number, fields: Fields): KnownOutage {
  return {
    id: recordId(n),
    outage: readOutage({ service: 'electricity', ...SPOT, startedPrecision: 'exact', ...fields }),
    checks: [],
  }
}

function ask(asked: Partial<Asked>): Asked {
  return {
    answer: 'off',
    manner: 'went',
    service: 'electricity',
    spot: SPOT,
    now: NOW,
    checkId: 'abcdefghijkl',
    known: [],
    ...asked,
  }
}

function write(asked: Asked): Written[] {
  return planAnswer(asked).map((step) => ({
    step,
    record: step.record ?? recordId(99),
    startedAt:
      asked.known.find(({ id }) => id === step.record)?.outage.startedAt ??
      Number(step.set.startedAt),
  }))
}

describe('the power went off', () => {
  test('[TD1] one tap is complete: service, place, the minute', () => {
    const [step, ...rest] = planAnswer(ask({}))
    expect(rest).toEqual([])
    expect(step?.set).toEqual({
      ...SPOT,
      service: 'electricity',
      startedAt: NOW,
      startedPrecision: 'exact',
      extent: 'full',
    })
  })

  test('"there is no power" does not claim that it went off this minute', () => {
    expect(planAnswer(ask({ manner: 'is' }))[0]?.set.startedPrecision).toBe('before')
  })

  test('[TD2] a second tap of a numb finger makes no second outage', () => {
    const open = known(2, { startedAt: NOW - 2000 })
    const steps = planAnswer(ask({ known: [open] }))
    expect(steps.map(({ tag, record }) => [tag, record])).toEqual([['confirm', open.id]])
    expect(steps[0]?.set.startedAt).toBeUndefined()
  })

  test('an outage that ended or was removed does not stand in the way of a new one', () => {
    const ended = known(2, { startedAt: NOW - HOUR_MS, endedAt: NOW - MINUTE_MS })
    const removed = known(3, { startedAt: NOW - HOUR_MS, removed: true })
    expect(planAnswer(ask({ known: [ended, removed] })).map(({ tag }) => tag)).toEqual(['begin'])
  })

  test('unstable power that goes off altogether ends one record and begins another', () => {
    const weak = known(2, { startedAt: NOW - HOUR_MS, extent: 'intermittent' })
    const steps = planAnswer(ask({ known: [weak] }))
    expect(steps.map(({ tag }) => tag)).toEqual(['end', 'begin'])
    expect(steps[1]?.set.extent).toBe('full')
  })
})

describe('a record that somebody forgot to end', () => {
  const forgotten = known(2, { startedAt: NOW - 5 * HOUR_MS })
  const ended = known(3, { startedAt: NOW - 4 * HOUR_MS, endedAt: NOW - 2 * HOUR_MS })

  test('ends when a colleague saw the power come back, and a new outage begins', () => {
    const steps = planAnswer(ask({ known: [forgotten, ended] }))
    expect(steps.map(({ tag, record }) => [tag, record])).toEqual([
      ['end', forgotten.id],
      ['begin', undefined],
    ])
    expect(steps[0]?.set).toEqual({ endedAt: NOW - 2 * HOUR_MS })
  })

  test('ends also when another outage is open, which is only confirmed', () => {
    const open = known(4, { startedAt: NOW - HOUR_MS })
    const steps = planAnswer(ask({ known: [forgotten, ended, open] }))
    expect(steps.map(({ tag, record }) => [tag, record])).toEqual([
      ['end', forgotten.id],
      ['confirm', open.id],
    ])
  })

  test('counts as open again once somebody said that it is still off', () => {
    const checks = [{ at: NOW - HOUR_MS, state: 'still-off' as const }]
    const steps = planAnswer(ask({ known: [{ ...forgotten, checks }, ended] }))
    expect(steps.map(({ tag }) => tag)).toEqual(['confirm'])
  })
})

describe('the power is back', () => {
  test('[TD3] every open outage of the place ends, whoever logged it', () => {
    const steps = planAnswer(
      ask({
        answer: 'on',
        known: [known(2, { startedAt: NOW - HOUR_MS }), known(3, { startedAt: NOW - MINUTE_MS })],
      }),
    )
    expect(steps.map(({ record, set }) => [record, set])).toEqual([
      [recordId(2), { endedAt: NOW }],
      [recordId(3), { endedAt: NOW }],
    ])
  })

  test('a clock that went back does not end an outage before it began', () => {
    const ahead = known(2, { startedAt: NOW + HOUR_MS })
    expect(planAnswer(ask({ answer: 'on', known: [ahead] }))[0]?.set.endedAt).toBe(NOW + HOUR_MS)
  })

  test('[TD4] with nothing logged it claims no length, and its start can be told afterwards', () => {
    const written = write(ask({ answer: 'on' }))
    expect(written[0]?.step.set).toMatchObject({
      startedAt: NOW,
      endedAt: NOW,
      startedPrecision: 'before',
    })
    expect(planLateStart(written, NOW - HOUR_MS)).toEqual([
      { record: recordId(99), set: { startedAt: NOW - HOUR_MS, startedPrecision: 'about' } },
    ])
  })

  test('a question answered again confirms the last record instead of making one', () => {
    const last = known(2, { startedAt: NOW - 50 * HOUR_MS, endedAt: NOW - 40 * HOUR_MS })
    const older = known(3, { startedAt: NOW - 90 * HOUR_MS, endedAt: NOW - 80 * HOUR_MS })
    const steps = planAnswer(ask({ answer: 'on', manner: 'is', known: [older, last] }))
    expect(steps.map(({ tag, record }) => [tag, record])).toEqual([['confirm', last.id]])
    expect(steps[0]?.set).toEqual({
      'checks/abcdefghijkl/at': NOW,
      'checks/abcdefghijkl/state': 'back',
    })
  })
})

describe('weak', () => {
  test.each([
    ['electricity', 'intermittent'],
    ['cold-water', 'low-quality'],
  ] as const)('%s that is weak is %s', (service, extent) => {
    expect(planAnswer(ask({ answer: 'weak', service }))[0]?.set.extent).toBe(extent)
  })
})

describe('a mistaken tap [TD6]', () => {
  test('a new outage is marked removed, an ended one is open again', () => {
    expect(planUndo(write(ask({})))).toEqual([{ record: recordId(99), set: { removed: true } }])
    const open = known(2, { startedAt: NOW - HOUR_MS })
    expect(planUndo(write(ask({ answer: 'on', known: [open] })))).toEqual([
      { record: open.id, set: { endedAt: null } },
    ])
  })

  test('the time can be set back for both ends of a change', () => {
    const weak = known(2, { startedAt: NOW - HOUR_MS, extent: 'intermittent' })
    const at = NOW - 15 * MINUTE_MS
    expect(planMoment(write(ask({ known: [weak] })), at, 'about')).toEqual([
      { record: weak.id, set: { endedAt: at } },
      { record: recordId(99), set: { startedAt: at, startedPrecision: 'about' } },
    ])
  })

  test('power does not come back before it went off', () => {
    const open = known(2, { startedAt: NOW - 10 * MINUTE_MS })
    const written = write(ask({ answer: 'on', known: [open] }))
    expect(planMoment(written, NOW - 15 * MINUTE_MS, 'about')).toBeUndefined()
  })
})

test('every answer in every situation is a change that the kernel accepts', () => {
  const situations = [
    [],
    [known(2, { startedAt: NOW - HOUR_MS })],
    [known(2, { startedAt: NOW - HOUR_MS, extent: 'low-quality' })],
    [known(2, { startedAt: NOW - HOUR_MS, endedAt: NOW })],
  ]
  for (const answer of ['on', 'weak', 'off'] as const)
    for (const manner of ['went', 'is'] as const)
      for (const outages of situations) {
        const steps = planAnswer(ask({ answer, manner, known: outages }))
        expect(steps.length).toBeGreaterThan(0)
        for (const { set, undo, record } of steps) {
          expect(findInvalidPath('outage', set)).toBeUndefined()
          expect(findInvalidPath('outage', undo)).toBeUndefined()
          expect(record === undefined || isRecordId(record)).toBe(true)
        }
      }
})
