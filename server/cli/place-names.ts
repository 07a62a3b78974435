// The names of places, from the codifier that the app carries.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { oblastOf } from '../../src/domain/records/place.ts'

/** The built app, beside the built server. */
export const APP_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'app')

const Oblast = v.object({
  units: v.array(v.looseTuple([v.string(), v.string(), v.string()])),
})

/** Gives the Ukrainian and the English name of a city, a district or a hromada; undefined where unknown. */
export function findPlaceName(
  appFolder: string,
  code: string,
): { readonly uk: string; readonly en: string } | undefined {
  const file = join(appFolder, 'places', `${oblastOf(code)}.json`)
  if (!existsSync(file)) return undefined
  const { units } = v.parse(Oblast, JSON.parse(readFileSync(file, 'utf8')))
  const [, uk, en] = units.find(([known]) => known === code) ?? []
  return uk === undefined || en === undefined ? undefined : { uk, en }
}
