import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { exportTable, type ExportOrder } from '../../src/exports/write-export.ts'
import { boundsOf } from '../../src/features/exports/export-bounds.ts'
import { AIDS, BOILER, CITY, DESNIANSKYI, NEEDS, NOW, OUTAGES, WORDS } from './a-city.ts'

const PODILSKYI = 'UA80000000000719633'
const ORDER: ExportOrder = {
  what: 'needs',
  format: 'csv',
  since: undefined,
  until: undefined,
  district: undefined,
  now: NOW,
  allowed: { exactPlaces: false, contacts: false, freeTexts: false },
}
const RECORDS = { need: [NEEDS], outage: [OUTAGES], aid: [AIDS] }
const count = async (order: Partial<ExportOrder>) =>
  (await exportTable(RECORDS, { ...ORDER, ...order }, { words: WORDS, city: CITY })).rows.length
const exact = { exactPlaces: true, contacts: false, freeTexts: false }

describe('a file of one district', () => {
  test('has what is there, and nothing of another', async () => {
    expect(await count({ district: DESNIANSKYI })).toBe(await count({}))
    expect(await count({ district: PODILSKYI })).toBe(0)
  })

  test('tells of no boiler house in which district it stands, unless exact places were asked for', async () => {
    const all = await count({ what: 'outages' })
    const boilers = OUTAGES.filter(({ fields }) => fields['facility'] === BOILER).length
    expect(boilers).toBeGreaterThan(0)
    expect(await count({ what: 'outages', district: DESNIANSKYI })).toBe(all - boilers)
    expect(await count({ what: 'outages', district: DESNIANSKYI, allowed: exact })).toBe(all)
  })

  test('has the hand-outs that went there', async () => {
    const all = await count({ what: 'hand-outs' })
    expect(all).toBeGreaterThan(0)
    const parts = await Promise.all(
      [DESNIANSKYI, PODILSKYI].map((district) =>
        count({ what: 'hand-outs', district, allowed: exact }),
      ),
    )
    expect(parts.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(all)
  })
})

describe('a file from day to day', () => {
  const dates = (from: string, to: string) => boundsOf({ period: 'dates', from, to }, NOW)

  test('has its last day whole, whichever of the two was typed first', () => {
    const { since, until } = dates('2026-11-23', '2026-11-24')
    expect([since, until]).toEqual([
      new Date(2026, 10, 23).getTime(),
      new Date(2026, 10, 25).getTime(),
    ])
    expect(dates('2026-11-24', '2026-11-23')).toEqual({ since, until })
  })

  test('is open where no day was typed', () => {
    expect(dates('', '')).toEqual({ since: undefined, until: undefined })
    expect(dates('', '2026-11-24').since).toBeUndefined()
    expect(boundsOf({ period: 'all', from: '', to: '' }, NOW).since).toBeUndefined()
    expect(boundsOf({ period: '7', from: '', to: '' }, NOW).since).toBe(NOW - 7 * DAY_MS)
  })

  test('leaves out what was written before it and after it', async () => {
    expect(await count({ since: NOW, until: NOW + 1 })).toBeGreaterThan(0)
    expect(await count({ since: NOW + 1 })).toBe(0)
    expect(await count({ until: NOW })).toBe(0)
  })
})
