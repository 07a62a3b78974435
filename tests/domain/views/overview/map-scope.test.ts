import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { containsPlace } from '../../../../src/domain/records/place.ts'
import {
  areasOfLevel,
  scopeLevel,
  scopeMap,
  type Area,
  type Outlines,
} from '../../../../src/domain/views/overview/map-scope.ts'

const KYIV = 'UA80000000000093317'
const area = (code: string, box: Area['box']): Area => ({ code, at: [0, 0], box, d: 'M0 0l1 1z' })
const FIRST = area('UA80000000000126643', [0, 0, 10, 10])
const SECOND = area('UA80000000000336424', [5, -5, 30, 8])

describe('a municipality’s map', () => {
  test('shows its own divisions, and the box around them', () => {
    const scope = scopeMap([FIRST, SECOND], {
      municipality: KYIV,
      divisions: [FIRST.code, SECOND.code],
    })
    expect(scope).toEqual({ own: [FIRST, SECOND], neighbours: [], box: [0, -5, 30, 10] })
  })

  test('of settlements without outlines shows the hromada among those of its raion', () => {
    const own = area('UA46060250000015970', [0, 0, 2, 2])
    const near = area('UA46060010000011111', [2, 0, 4, 2])
    const far = area('UA46020010000022222', [90, 0, 99, 2])
    const scope = scopeMap([own, near, far], {
      municipality: own.code,
      divisions: ['UA46060250010000000'],
    })
    expect(scope).toEqual({ own: [own], neighbours: [near], box: [0, 0, 4, 2] })
  })

  test('can be the oblast’s, by hromadas or by raions; one area alone is no level', () => {
    const name = { uk: 'Л', en: 'L' }
    const [near, far] = ['UA46060250000015970', 'UA46020010000022222'].map((code, n) =>
      area(code, [n * 10, 0, n * 10 + 5, 5]),
    )
    const raion = { ...area('UA46060000000042587', [0, 0, 9, 9]), name }
    if (near === undefined || far === undefined) throw new Error('two areas')
    const outlines: Outlines = { areas: [near, far, FIRST], raions: [raion] }
    expect(areasOfLevel(outlines, 'hromada')).toEqual([near, far])
    expect(areasOfLevel(outlines, 'raion')).toEqual([])
    expect(areasOfLevel(outlines, 'own')).toEqual([])
    expect(scopeLevel([near, far])?.box).toEqual([0, 0, 15, 5])
    expect(scopeLevel([])).toBeUndefined()
  })

  test('is not there where nobody has drawn the municipality', () => {
    expect(scopeMap([FIRST], { municipality: 'UA05', divisions: [] })).toBeUndefined()
  })
})

test('every outline that the app carries can be drawn, and lies within its box', () => {
  const folder = join(import.meta.dirname, '../../../../public/geo')
  const files = readdirSync(folder).filter((name) => /^UA\d\d\.json$/.test(name))
  expect(files.length).toBeGreaterThan(20)
  for (const name of files) {
    const outlines: Outlines = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const { areas, raions } = outlines
    for (const hromada of areasOfLevel(outlines, 'hromada'))
      expect(raions.some(({ code }) => containsPlace(code, hromada.code))).toBe(true)
    for (const { code, at, box, d } of [...areas, ...raions]) {
      expect(code).toMatch(/^UA\d{17}$/)
      expect(d).toMatch(/^(?:M-?\d+ -?\d+l(?:-?\d+ -?\d+ ?)+z)+$/)
      expect(at[0]).toBeGreaterThanOrEqual(box[0])
      expect(at[0]).toBeLessThanOrEqual(box[2])
    }
  }
})
