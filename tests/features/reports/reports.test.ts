import { expect, test } from 'vitest'
import { DAY_MS } from '../../../src/domain/base/moment.ts'
import { readAid } from '../../../src/domain/records/aid.ts'
import { readAidPapers } from '../../../src/domain/records/aid-papers.ts'
import { findDeclared } from '../../../src/features/reports/declared.ts'
import { findProofs } from '../../../src/features/reports/proofs.ts'

const NOW = Date.UTC(2026, 10, 24, 8)
const PHOTO = 'a'.repeat(64)

test('signatures and photos can be chosen one by one, the latest first', () => {
  const fields = {
    'lines/a/item': 'generator',
    'distributions/x/line': 'a',
    'distributions/x/quantity': 2,
    'distributions/x/at': NOW - DAY_MS,
    'distributions/x/signature': 'M0 0l5 5',
    'distributions/x/photo': PHOTO,
    'distributions/y/line': 'a',
    'distributions/y/quantity': 1,
    'distributions/y/at': NOW,
    'distributions/y/photo': PHOTO,
    'distributions/z/line': 'a',
    'distributions/z/quantity': 1,
  }
  const proofs = findProofs([{ id: 'r', fields }])
  expect(proofs.map(({ key }) => key)).toEqual(['r/y/photo', 'r/x/signature', 'r/x/photo'])
  expect(proofs[0]).toMatchObject({ item: 'generator', quantity: 1, value: PHOTO })
})

test('of declared aid the one that is due first stands first; what was reported is not there', () => {
  const known = (id: string, fields: Record<string, string | number | boolean>) => {
    const whole = { status: 'received', humanitarian: true, ...fields }
    return { id, aid: readAid(whole), papers: readAidPapers(whole) }
  }
  const declared = findDeclared(
    [
      known('undated', {}),
      known('later', { clearedAt: NOW - 10 * DAY_MS }),
      known('sooner', { clearedAt: NOW - 80 * DAY_MS }),
      known('done', { status: 'reported', clearedAt: NOW }),
      known('plain', { humanitarian: false }),
    ],
    NOW,
  )
  expect(declared.map(({ id, report }) => [id, report?.daysLeft])).toEqual([
    ['sooner', 10],
    ['later', 80],
    ['undated', undefined],
  ])
})
