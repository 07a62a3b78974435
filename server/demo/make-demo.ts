// The demonstration city: what a newcomer sees after `npm run demo`. See README.md beside this file.

import type { Moment } from '../../src/domain/base/moment.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import { aidEntries } from './aid.ts'
import { KYIV, siteEntries } from './city.ts'
import { toChanges, type Entry } from './demo-log.ts'
import { readFacts } from './facts.ts'
import { needEntries } from './needs.ts'
import { outageEntries } from './outages.ts'

export const DEMO_MUNICIPALITY = { code: KYIV, name: { uk: 'Київ', en: 'Kyiv' } } as const

const DONORS = [
  ['warsaw', 'city'],
  ['tallinn', 'city'],
  ['leipzig', 'city'],
  ['bmz', 'state'],
] as const

/** Gives everything that the people of the city recorded, oldest first. Pure: the same `now` gives
 *  the same changes, and another `now` the same records with the outages moved. */
export function makeDemoChanges(now: Moment): Change[] {
  const before = Date.UTC(2025, 8, 1, 9)
  return toChanges([
    ...donorEntries(before),
    ...siteEntries(before),
    ...needEntries(now),
    ...aidEntries(),
    ...outageEntries(now),
  ])
}

function donorEntries(at: Moment): Entry[] {
  const { partners } = readFacts()
  return DONORS.flatMap(([key, type]) => {
    const partner = partners[key]
    if (partner === undefined) return []
    const { name, country } = partner
    const set = { 'name/uk': name.uk, 'name/en': name.en, type, ...(country ? { country } : {}) }
    return [{ at, kind: 'donor', key: `donor ${key}`, set }]
  })
}
