// Writes public/places: the names of cities, districts, hromadas and settlements, one file an oblast.
// Run by hand when the codifier changes, with the folder that holds places.json and settlements/:
//
//   node scripts/make-places.mjs <folder>

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder? node scripts/make-places.mjs <folder>')
const OUT = join(import.meta.dirname, '..', 'public', 'places')
const HROMADA = {
  m: ['міська громада', 'urban hromada'],
  s: ['селищна громада', 'settlement hromada'],
  v: ['сільська громада', 'rural hromada'],
  n: ['громада', 'hromada'],
}

const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const data = read('places.json')
mkdirSync(OUT, { recursive: true })
for (const { pcode } of data.level1) {
  const isHere = ([code]) => code.startsWith(pcode)
  const units = [
    ...data.cityDistricts
      .filter(isHere)
      .map(([code, uk, en]) => [code, `${uk} район`, `${en} District`, 'district']),
    ...data.cities.filter(isHere).map(([code, uk, en]) => [code, uk, en, 'city']),
    ...data.hromadas.filter(isHere).map(([code, uk, en, type]) => {
      const [ukWord, enWord] = HROMADA[type]
      return [code, `${uk} ${ukWord}`, `${en} ${enWord}`, 'hromada']
    }),
  ]
  const file = { units, settlements: readSettlements(pcode, units) }
  if (units.length > 0) writeFileSync(join(OUT, `${pcode}.json`), `${JSON.stringify(file)}\n`)
}

/** `oorrhhh` → `sssuuuuuName` (settlement, unique number, name), without those that are cities above. */
function readSettlements(pcode, units) {
  if (!existsSync(join(folder, 'settlements', `${pcode}.json`))) return {}
  const known = new Set(units.map(([code]) => code))
  const groups = Object.entries(read(`settlements/${pcode}.json`)).map(([key, list]) => [
    key,
    list
      .filter((text) => !known.has(`UA${key}${text.slice(0, 3)}00${text.slice(3, 8)}`))
      .map((text) => text.slice(0, 8) + text.slice(9)),
  ])
  return Object.fromEntries(groups.filter(([, list]) => list.length > 0))
}
