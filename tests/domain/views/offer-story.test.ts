import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { AID_FIELDS } from '../../../src/domain/records/aid.ts'
import { AID_STATUSES } from '../../../src/domain/records/codes.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { tellOffer } from '../../../src/domain/views/offer-story.ts'
import { stampOf } from '../../support/stamps.ts'

const NOW = Date.UTC(2026, 10, 24, 8)
const HOSPITAL = makeRecordId(NOW, new Uint8Array(10).fill(4))
const stampBy = (replica: string) => stampOf({ ms: NOW, counter: 0, replica })
const [SERVER, PHONE] = [stampBy('aaaaaaaaaaaa'), stampBy('bbbbbbbbbbbb')]
const OFFER: Fields = {
  form: 'goods',
  status: 'offered',
  'steps/offered/at': NOW,
  'offer/link': 'link00000001',
  'lines/a/item': 'other',
  'lines/a/name': 'Feldbäckerei',
  'lines/a/unit': 'piece',
  'lines/a/promised': 4,
}
const tell = (later: Fields = {}) =>
  tellOffer({
    fields: { ...OFFER, ...later },
    stamps: {
      ...Object.fromEntries(Object.keys(OFFER).map((path) => [path, SERVER])),
      ...Object.fromEntries(Object.keys(later).map((path) => [path, PHONE])),
    },
  })

describe('what a partner reads of its offer', () => {
  test.each([
    ['nobody has answered', {}, { state: 'offered', since: NOW }],
    [
      'it was accepted',
      { status: 'agreed', promisedAt: NOW + 1 },
      { state: 'promised', since: NOW + 1 },
    ],
    [
      'it stands at the border',
      { status: 'at-customs', 'steps/in-transit/at': NOW + 2, 'steps/at-customs/at': NOW + 3 },
      { state: 'on-the-way', since: NOW + 2 },
    ],
    [
      'it has come',
      { status: 'accepted', receivedAt: NOW + 4, 'lines/a/received': 3 },
      { state: 'received', since: NOW + 4 },
    ],
    [
      'it was declined',
      { status: 'cancelled', 'steps/cancelled/at': NOW + 5, 'decision/reason': 'Є власна' },
      { state: 'declined', since: NOW + 5 },
    ],
    [
      'an accepted one came to nothing',
      { status: 'cancelled', promisedAt: NOW, 'steps/cancelled/at': NOW + 5 },
      { state: 'called-off', since: NOW + 5 },
    ],
    ['it was removed from the list', { removed: true }, { state: 'declined', since: undefined }],
  ] as const)('[OS1] %s', (_, later, told) => {
    expect(tell(later)).toMatchObject({ ...told, offeredAt: NOW })
  })

  test('[OS1] the reason of a declined one, and of no other', () => {
    const reason = { 'decision/reason': 'Є власна' }
    expect(tell({ status: 'cancelled', ...reason }).reason).toBe('Є власна')
    expect(tell({ status: 'agreed', ...reason }).reason).toBeUndefined()
  })

  test('[OS3] is handed out when all that came is out; before that the numbers tell', () => {
    const out = (quantity: number) =>
      tell({
        status: 'received',
        'lines/a/received': 3,
        'distributions/x/line': 'a',
        'distributions/x/quantity': quantity,
        'distributions/x/at': NOW + 9,
      })
    expect(out(2)).toMatchObject({ state: 'received', goods: [{ received: 3, distributed: 2 }] })
    expect(out(3)).toMatchObject({ state: 'handed-out', since: NOW + 9 })
  })

  test('[OS2] its own name of a thing, and none that city hall wrote', () => {
    expect(tell().goods[0]?.name).toBe('Feldbäckerei')
    expect(tell({ 'lines/a/name': 'для Марії' }).goods[0]?.name).toBeUndefined()
  })

  test('[OS2] never holds a text, a place or a person that city hall wrote, in whatever field', () => {
    const paths = Object.keys(AID_FIELDS)
      // What a partner may read as it was typed, and what says that it is this partner's.
      .filter((path) => !['decision/reason', 'money/currency', 'offer/link'].includes(path))
      .map((path) => path.replace('lines/*', 'lines/a').replaceAll('*', 'x'))
    const later = fc.dictionary(
      fc.constantFrom(...paths.filter((path) => path !== 'status')),
      fc.constantFrom('Таємниця', HOSPITAL, 'UA80000000000336424'),
    )
    fc.assert(
      fc.property(later, fc.constantFrom(...AID_STATUSES), (set, status) => {
        const told = tell({ ...set, 'distributions/x/line': 'a', status })
        // What a thing is and how it is counted are codes; a phone cannot store others.
        const open = { ...told, goods: told.goods.map((one) => ({ ...one, item: '', unit: '' })) }
        expect(JSON.stringify(open)).not.toMatch(/Таємниця|UA80/)
        expect(JSON.stringify(open)).not.toContain(HOSPITAL)
      }),
    )
  })
})
