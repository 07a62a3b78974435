import { arrival } from './en/arrival.ts'
import { act } from './en/act.ts'
import { aid } from './en/aid.ts'
import { bell } from './en/bell.ts'
import { fields } from './en/fields.ts'
import { needs } from './en/needs.ts'
import { office } from './en/office.ts'
import { outages } from './en/outages.ts'
import { papers } from './en/papers.ts'
import { people } from './en/people.ts'
import { photos } from './en/photos.ts'
import { places } from './en/places.ts'
import { sending } from './en/sending.ts'
import { shell } from './en/shell.ts'
import { today } from './en/today.ts'
import type { uk } from './uk.ts'

/** Every visible text, English: the same keys as uk, checked by type. */
export const en: Readonly<Record<keyof typeof uk, string>> = {
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
