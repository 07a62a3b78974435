// Kyiv's ten districts are the codifier's. The facilities are invented and have no address: nothing
// here points at a real hospital, school or boiler house.

import type { Moment } from '../../src/domain/base/moment.ts'
import { demoRecordId, type Entry } from './demo-log.ts'

export const KYIV = 'UA80000000000093317'

/** Codes of the codifier (KATOTTG), edition of 16.05.2025. */
export const DISTRICTS = {
  holosiivskyi: 'UA80000000000126643',
  darnytskyi: 'UA80000000000210193',
  desnianskyi: 'UA80000000000336424',
  dniprovskyi: 'UA80000000000479391',
  obolonskyi: 'UA80000000000551439',
  pecherskyi: 'UA80000000000624772',
  podilskyi: 'UA80000000000719633',
  sviatoshynskyi: 'UA80000000000875983',
  solomianskyi: 'UA80000000000980793',
  shevchenkivskyi: 'UA80000000001078669',
} as const

type Site = {
  readonly name: string
  readonly type: string
  readonly district: keyof typeof DISTRICTS
  readonly people?: number
  readonly critical?: boolean
  readonly generatorKw?: number
}

export const SITES = {
  hospital3: {
    name: 'Лікарня № 3',
    type: 'hospital',
    district: 'desnianskyi',
    people: 420,
    critical: true,
    generatorKw: 100,
  },
  clinic6: {
    name: 'Поліклініка № 6',
    type: 'clinic',
    district: 'dniprovskyi',
    people: 90,
    critical: true,
  },
  school12: { name: 'Школа № 12', type: 'school', district: 'desnianskyi', people: 610 },
  school31: { name: 'Школа № 31', type: 'school', district: 'podilskyi', people: 540 },
  kindergarten5: {
    name: 'Дитячий садок № 5',
    type: 'kindergarten',
    district: 'dniprovskyi',
    people: 120,
  },
  boiler7: { name: 'Котельня № 7', type: 'boiler-house', district: 'desnianskyi', critical: true },
  pump2: {
    name: 'Насосна станція № 2',
    type: 'water-pumping-station',
    district: 'obolonskyi',
    critical: true,
  },
  point41: {
    name: 'Пункт незламності № 41',
    type: 'invincibility-point',
    district: 'dniprovskyi',
    people: 80,
  },
  point9: {
    name: 'Пункт незламності № 9',
    type: 'invincibility-point',
    district: 'sviatoshynskyi',
    people: 60,
  },
  dormitory8: {
    name: 'Гуртожиток № 8',
    type: 'residential-building',
    district: 'solomianskyi',
    people: 230,
  },
  house24: {
    name: 'Будинок № 24',
    type: 'residential-building',
    district: 'desnianskyi',
    people: 180,
  },
  hub2: { name: 'Склад № 2', type: 'humanitarian-hub', district: 'darnytskyi' },
  fire1: {
    name: 'Пожежна частина № 1',
    type: 'fire-station',
    district: 'shevchenkivskyi',
    critical: true,
  },
} as const satisfies Record<string, Site>

export type SiteKey = keyof typeof SITES

/** Where a site is, as a phone writes it: the site and the district around it. */
export function spotOf(key: SiteKey): { facility: string; place: string } {
  return { facility: demoRecordId(`facility ${key}`), place: DISTRICTS[SITES[key].district] }
}

export function siteEntries(at: Moment): Entry[] {
  return Object.entries<Site>(SITES).map(([key, site]) => ({
    at,
    kind: 'facility',
    key: `facility ${key}`,
    set: {
      name: site.name,
      type: site.type,
      place: DISTRICTS[site.district],
      critical: site.critical ?? false,
      ...(site.people === undefined ? {} : { people: site.people }),
      ...(site.generatorKw === undefined ? {} : { 'generator/power': site.generatorKw }),
    },
  }))
}
