// What only city hall's screens say. Apart from the other words, because those are on every phone.

import { en } from './city-hall/en.ts'
import { uk } from './city-hall/uk.ts'
import type { Language, Params } from './translate.ts'

export type CityHallKey = keyof typeof uk

const WORDS: Readonly<Record<Language, Readonly<Record<CityHallKey, string>>>> = { uk, en }

/** Gives a sentence; `{name}` is filled in. */
export function sayForCityHall(language: Language, key: CityHallKey, params: Params = {}): string {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  )
}
