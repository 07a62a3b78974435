// What part of the municipality a device sees. No areas means all of it.

import { isPlaceCode, placeHead } from '../../src/domain/records/place.ts'

export function parseAreas(text: string): string[] {
  const list: unknown = JSON.parse(text)
  return Array.isArray(list) ? list.filter(isPlaceCode) : []
}

export function writeAreas(areas: readonly string[]): string {
  return JSON.stringify([...new Set(areas)].sort())
}

/** Gives what the code of every place within one of the areas begins with. */
export function areaHeads(areas: readonly string[]): string[] {
  return [...new Set(areas.map(placeHead))].sort()
}
