// What each screen says when it is not simply full. A screen that is added belongs into these tables.

import { uk as cityHall } from '../../src/i18n/city-hall/uk.ts'
import { uk } from '../../src/i18n/uk.ts'
import type { RecordScreens } from './record-screens.ts'

type Row = readonly [screen: string, words: string]

const DISTRICT = '#/power/at/p:UA80000000000336424'
const UNKNOWN = '01890000-0000-7000-8000-000000000000'

/** In a city without records, on a coordinator's phone that works nowhere yet. */
export const NOTHING_YET: readonly Row[] = [
  ['#/today', uk['empty.today']],
  ['#/today/mine', uk['empty.mine']],
  ['#/overview', cityHall['ov.services.none']],
  ['#/overview/off/electricity', cityHall['ov.behind.none']],
  ['#/overview/critical', cityHall['ov.behind.none']],
  ['#/assessments', cityHall['as.none']],
  ['#/partners', cityHall['link.none']],
  ['#/partners/new', cityHall['link.nodonors']],
  ['#/reports', cityHall['link.nodonors']],
  ['#/reports/humanitarian', cityHall['rep.hum.none']],
  ['#/needs', uk['empty.needs']],
  ['#/power', uk['outage.none']],
  [DISTRICT, uk['outage.nothingknown']],
  [`${DISTRICT}/plan`, uk['plan.nowhere']],
  ['#/aid', uk['empty.aid']],
  ['#/aid/give', uk['aid.give.none']],
  ['#/menu/places', uk['fac.none']],
  ['#/menu/donors', uk['donor.none']],
  ['#/site-log', uk['site.nowhere']],
  ['#/sending', uk['sync.none.yet']],
  ['#/sending/waiting', uk['sync.waiting.empty']],
  ['#/sending/problems', uk['empty.problems']],
  ['#/sending/choices', uk['sync.choices.empty']],
]

/** They draw what is known since the app was opened. */
const AT_ONCE: ReadonlySet<string> = new Set([
  '#/today',
  '#/site-log',
  '#/sending',
  '#/sending/choices',
])

/** What shows records, and so has to wait for them. */
export function findReaders({ cards, papers }: RecordScreens): readonly string[] {
  const lists = NOTHING_YET.map(([screen]) => screen).filter((screen) => !AT_ONCE.has(screen))
  const forms = ['#/needs/new', '#/power/new', '#/aid/receive', '#/site-log/key']
  const others = ['#/menu/people', '#/sending/problem/none']
  return [...lists, ...forms, ...others, ...cards, ...papers]
}

/** Addresses of what is not on the phone: passed on by somebody, or removed since. */
export const GONE: readonly Row[] = [
  [`#/needs/${UNKNOWN}`, uk['need.gone']],
  [`#/needs/${UNKNOWN}/edit`, uk['need.gone']],
  [`#/power/${UNKNOWN}`, uk['outage.gone']],
  [`#/power/${UNKNOWN}/edit`, uk['outage.gone']],
  ['#/power/at/nowhere', uk['place.gone']],
  [`#/aid/${UNKNOWN}`, uk['aid.gone']],
  [`#/aid/${UNKNOWN}/act`, uk['aid.gone']],
  [`#/aid/receive?edit=${UNKNOWN}`, uk['aid.gone']],
  [`#/menu/places/${UNKNOWN}`, uk['fac.gone']],
  [`#/menu/donors/${UNKNOWN}`, uk['donor.gone']],
  [`#/assessments/${UNKNOWN}`, cityHall['as.gone']],
  ['#/sending/problem/none', uk['fix.gone']],
  ['#/overview/item/none/piece', cityHall['ov.behind.none']],
]

/** What only the server knows, while it cannot be reached. */
export const OUT_OF_REACH: readonly Row[] = [
  ['#/menu/people', uk['people.offline']],
  ['#/partners', uk['people.offline']],
]
