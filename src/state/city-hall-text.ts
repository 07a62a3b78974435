import { sayForCityHall, type CityHallKey } from '../i18n/city-hall-words.ts'
import type { Params, Text } from '../i18n/translate.ts'
import { useText } from './text.tsx'

export type CityHallText = Text & { readonly say: (key: CityHallKey, params?: Params) => string }

/** All words of the app, and those of city hall. */
export function useCityHallText(): CityHallText {
  const text = useText()
  return { ...text, say: (key, params) => sayForCityHall(text.language, key, params) }
}
