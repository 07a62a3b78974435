// What the tests of an arrival begin with: a list that a donor promised, and a form about it.

import { makeRecordId } from '../../../src/domain/base/ids.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { emptyArrival, type ArrivalValues } from '../../../src/features/aid/arrival-draft.ts'
import { newArrivalLine } from '../../../src/features/aid/arrival-line-draft.ts'

export const NOW = Date.UTC(2026, 10, 24, 12, 5)
export const DONOR = makeRecordId(NOW, new Uint8Array(10).fill(1))
export const STORE = makeRecordId(NOW, new Uint8Array(10).fill(2))
export const AID = makeRecordId(NOW, new Uint8Array(10).fill(3))
export const NEED = makeRecordId(NOW, new Uint8Array(10).fill(4))
export const HEATER = newArrivalLine('line00000001', { item: 'heater-diesel', unit: 'piece' })
export const START = emptyArrival({ facility: STORE })
export const PROMISED: Fields = {
  donor: DONOR,
  form: 'goods',
  status: 'in-transit',
  facility: STORE,
  'lines/line00000001/item': 'heater-diesel',
  'lines/line00000001/unit': 'piece',
  'lines/line00000001/promised': 10,
  'lines/line00000002/item': 'diesel-fuel',
  'lines/line00000002/unit': 'litre',
  'lines/line00000002/promised': 1000.5,
}

export function arrival(patch: Partial<ArrivalValues>): ArrivalValues {
  return { ...START, donor: DONOR, lines: [HEATER], ...patch }
}
