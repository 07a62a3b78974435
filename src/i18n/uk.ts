// Every visible text, Ukrainian: the source of truth. Whole sentences per case: services differ in
// gender and case, so a sentence is never built from parts. {name} is filled in; .one .few .many
// follow Intl.PluralRules. One file an area; what the first load says is in uk/first.ts alone.

import { ukFirst } from './uk/first.ts'
import { arrival } from './uk/arrival.ts'
import { act } from './uk/act.ts'
import { aid } from './uk/aid.ts'
import { bell } from './uk/bell.ts'
import { fields } from './uk/fields.ts'
import { needs } from './uk/needs.ts'
import { office } from './uk/office.ts'
import { outages } from './uk/outages.ts'
import { papers } from './uk/papers.ts'
import { people } from './uk/people.ts'
import { photos } from './uk/photos.ts'
import { places } from './uk/places.ts'
import { sending } from './uk/sending.ts'
import { shell } from './uk/shell.ts'
import { today } from './uk/today.ts'

export const uk = {
  ...ukFirst,
  ...act,
  ...aid,
  ...arrival,
  ...bell,
  ...fields,
  ...needs,
  ...office,
  ...outages,
  ...papers,
  ...people,
  ...photos,
  ...places,
  ...sending,
  ...shell,
  ...today,
}
