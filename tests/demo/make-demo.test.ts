import { describe, expect, test } from 'vitest'
import { DISTRICTS, KYIV } from '../../server/demo/city.ts'
import facts from '../../server/demo/facts.json' with { type: 'json' }
import { demoRecordId } from '../../server/demo/demo-log.ts'
import { makeDemoChanges } from '../../server/demo/make-demo.ts'
import { containsPlace } from '../../src/domain/records/place.ts'
import { readAid, type Aid } from '../../src/domain/records/aid.ts'
import { readOutage } from '../../src/domain/records/outage.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import { parseChange } from '../../src/domain/replica/change.ts'
import { applySet, EMPTY_STATE, type RecordState } from '../../src/domain/replica/merge.ts'
import { entryIds } from '../../src/domain/replica/path.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const CHANGES = makeDemoChanges(NOW)
const { acceptanceChecks } = facts

function recordsOf(kind: Kind): RecordState[] {
  const states = new Map<string, RecordState>()
  for (const change of CHANGES.filter((one) => one.kind === kind)) {
    const known = states.get(change.record) ?? EMPTY_STATE
    states.set(change.record, applySet(known, change.set, change.id))
  }
  return [...states.values()]
}

function aidFrom(donor: string): Aid[] {
  const id = demoRecordId(`donor ${donor}`)
  return recordsOf('aid')
    .map(({ fields }) => readAid(fields))
    .filter((aid) => aid.donor === id)
}

/** Sums what is known; a line without a quantity adds nothing, and is not 0. */
function promised(aids: readonly Aid[], items: readonly string[]): number {
  return aids
    .flatMap((aid) => aid.lines)
    .filter((line) => items.includes(line.item))
    .reduce((sum, line) => sum + (line.promised ?? 0), 0)
}

describe('the demonstration city as a stream of changes', () => {
  test('every change is one that a phone may push', () => {
    for (const change of CHANGES) expect(parseChange(change)).toEqual({ ok: true, value: change })
  })

  test('ids are unique, grow with time, and are never ahead of the clock', () => {
    const ids = CHANGES.map((change) => change.id)
    expect(ids).toEqual([...new Set(ids)].sort())
    expect(ids.every((id) => Number.parseInt(id.slice(0, 12), 16) <= NOW)).toBe(true)
  })

  test('loading it twice at one moment gives the same changes; later, the same records', () => {
    expect(makeDemoChanges(NOW)).toEqual(CHANGES)
    const later = makeDemoChanges(NOW + 86_400_000)
    expect(new Set(later.map((one) => one.record))).toEqual(
      new Set(CHANGES.map((one) => one.record)),
    )
  })
})

describe('the sums of the article hold in the records', () => {
  test('Warsaw gave 90 generators, all received and all handed out in parts', () => {
    const [generators] = aidFrom('warsaw').filter((aid) => aid.distributions.length > 0)
    expect(generators?.lines.map((line) => line.received)).toEqual([90])
    expect(generators?.distributions.reduce((sum, part) => sum + part.quantity, 0)).toBe(90)
  })

  test('120 generators have a known quantity, 90 of them for Kyiv', () => {
    const all = recordsOf('aid').map(({ fields }) => readAid(fields))
    const kinds = ['generator', 'generator-diesel', 'generator-inverter']
    expect(promised(all, kinds)).toBe(acceptanceChecks.generatorsWithKnownQuantity.value)
    const forKyiv = all.filter((aid) => aid.place !== undefined && containsPlace(KYIV, aid.place))
    expect(promised(forKyiv, kinds)).toBe(90)
  })

  test('Leipzig: 17 fire engines, 62 technical vehicles and 37 trucks make 116', () => {
    const { value, parts } = acceptanceChecks.leipzigVehiclesKnown
    expect(promised(aidFrom('leipzig'), Object.keys(parts))).toBe(value)
    expect(promised(aidFrom('leipzig'), ['truck'])).toBe(37)
  })

  test('Tallinn sent 40 pieces to Zhytomyr Oblast, which are in no sum of Kyiv', () => {
    const [zhytomyr] = aidFrom('tallinn').filter((aid) => aid.form === 'goods')
    const units = zhytomyr?.lines.reduce((sum, line) => sum + (line.promised ?? 0), 0)
    expect(units).toBe(acceptanceChecks.tallinnToZhytomyrUnits)
    expect(containsPlace(KYIV, zhytomyr?.place ?? '')).toBe(false)
  })

  test('the grant answers the autumn request and has no amount, not an amount of 0', () => {
    const grant = recordsOf('aid').find(({ fields }) => fields.form === 'money')
    expect(grant?.fields).not.toHaveProperty('money/amount')
    const request = demoRecordId('need request-kyiv-tallinn-energy')
    const answered = Object.keys(grant?.fields ?? {}).filter((path) => path.startsWith('needs/'))
    expect(answered).toHaveLength(1)
    expect(answered[0]).toMatch(new RegExp(`^needs/${request}/`))
    const asked = recordsOf('need').find(
      ({ fields }) => fields.title === 'Осінній запит до Таллінна',
    )
    expect(Number(grant?.fields.recordedAt)).toBeGreaterThan(Number(asked?.fields.requestedAt))
  })

  test('a quantity that nobody stated is absent from the lines, never 0', () => {
    const counts = CHANGES.flatMap(({ set }) =>
      Object.entries(set).filter(([path]) => /\/(quantity|promised|received)$/.test(path)),
    )
    expect(counts.every(([, value]) => typeof value === 'number' && value > 0)).toBe(true)
    const winter = recordsOf('need').find(
      ({ fields }) => fields.title === 'Найпотрібніше цієї зими',
    )
    const lines = entryIds(winter?.fields ?? {}, 'lines')
    expect(lines).toHaveLength(5)
    expect(lines.some((id) => `lines/${id}/quantity` in (winter?.fields ?? {}))).toBe(false)
  })

  test('two of ten districts are without electricity now', () => {
    const off = recordsOf('outage')
      .map(({ fields }) => readOutage(fields))
      .filter((outage) => outage.service === 'electricity' && outage.endedAt === undefined)
    const districts = Object.values<string>(DISTRICTS)
    const without = districts.filter((code) => off.some((outage) => outage.place === code))
    expect(`${without.length}/${districts.length} = 20 %`).toBe(acceptanceChecks.kyivDistrictShare)
    expect(districts.length - without.length).toBe(acceptanceChecks.districtsWithPowerInKyiv)
  })

  test('heating has been off for days, and the internet comes and goes', () => {
    const outages = recordsOf('outage').map(({ fields }) => readOutage(fields))
    const heating = outages.find((one) => one.service === 'heating' && one.place === KYIV)
    expect((NOW - (heating?.startedAt ?? NOW)) / 86_400_000).toBeGreaterThan(2)
    expect(heating?.endedAt).toBeUndefined()
    expect(outages.find((one) => one.service === 'internet')?.extent).toBe('intermittent')
  })
})
