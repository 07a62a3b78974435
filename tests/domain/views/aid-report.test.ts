import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAid } from '../../../src/domain/records/aid.ts'
import { readAidPapers } from '../../../src/domain/records/aid-papers.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import {
  missingPapers,
  momentOfDay,
  REPORT_RULE,
  reportOf,
} from '../../../src/domain/views/aid-report.ts'

const DAY = 24 * 60 * 60 * 1000
const CLEARED = Date.UTC(2026, 0, 10, 21)
const utcDay = (at: number) => Math.floor(at / DAY)

function due(fields: Fields, now: number) {
  const set = {
    form: 'goods',
    status: 'received',
    humanitarian: true,
    clearedAt: CLEARED,
    ...fields,
  }
  return reportOf(readAid(set), readAidPapers(set), { now, dayNumber: utcDay })
}

function missing(fields: Fields) {
  return missingPapers(readAid(fields), readAidPapers(fields))
}

describe('the report on humanitarian aid', () => {
  test('[AR1] is due as many calendar days after customs as a calendar counts off one by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 }), (hours) => {
        const now = CLEARED + hours * (DAY / 24)
        const today = new Date(CLEARED)
        let left: number = REPORT_RULE.days
        while (today.toISOString().slice(0, 10) < new Date(now).toISOString().slice(0, 10)) {
          today.setUTCDate(today.getUTCDate() + 1)
          left -= 1
        }
        expect(due({}, now)?.daysLeft).toBe(left)
      }),
      { seed: 3 },
    )
  })

  test('names its last day', () => {
    const report = due({}, CLEARED)
    expect(new Date(momentOfDay(report?.lastDay ?? 0)).toISOString()).toMatch(/^2026-04-10/)
  })

  test('is asked for only of what was declared, passed customs, and is not reported yet', () => {
    expect(due({ humanitarian: false }, CLEARED)).toBeUndefined()
    expect(due({ clearedAt: null }, CLEARED)).toBeUndefined()
    expect(due({ status: 'reported' }, CLEARED)).toBeUndefined()
    const declared = { humanitarian: null, 'documents/d/type': 'humanitarian-declaration' }
    expect(due(declared, CLEARED)?.daysLeft).toBe(90)
    expect(due({ ...declared, 'documents/d/removed': true }, CLEARED)).toBeUndefined()
  })
})

describe('[AR2] the papers that are not there yet', () => {
  test('grow with the way: the act and the report once it is here', () => {
    const way = { form: 'goods', status: 'in-transit', humanitarian: true }
    expect(missing(way)).toEqual(['donor-offer', 'recipient-consent', 'humanitarian-declaration'])
    const here = { ...way, status: 'received', 'documents/o/type': 'donor-offer' }
    expect(missing(here)).toEqual([
      'recipient-consent',
      'humanitarian-declaration',
      'acceptance-act',
      'distribution-report',
    ])
  })

  test('are fewer for a gift that nobody declared, and others for money', () => {
    expect(missing({ form: 'goods', status: 'in-transit' })).toEqual([])
    expect(missing({ form: 'goods', status: 'accepted' })).toEqual(['acceptance-act'])
    expect(missing({ form: 'money', status: 'received' })).toEqual([
      'donation-agreement',
      'bank-statement',
    ])
    expect(missing({ form: 'service', status: 'received' })).toEqual(['acceptance-act'])
    expect(missing({ form: 'goods', status: 'cancelled', humanitarian: true })).toEqual([])
  })

  test('documents stand by their day, those without one last', () => {
    const papers = readAidPapers({
      'documents/a/type': 'invoice',
      'documents/b/type': 'cmr',
      'documents/b/date': '2026-01-05',
      'documents/b/number': 'CMR 17',
    })
    expect(papers.documents.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(papers.documents[0]).toMatchObject({ type: 'cmr', number: 'CMR 17' })
  })
})
