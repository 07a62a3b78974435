// Names of places, from the codifier that the app carries anyway.

import * as v from 'valibot'
import { oblastOf } from '../../src/domain/records/place.ts'
import type { StaticFiles } from '../static-files.ts'

type Name = { readonly uk: string; readonly en: string }

const Oblast = v.object({ units: v.array(v.looseTuple([v.string(), v.string(), v.string()])) })
const read = new WeakMap<StaticFiles, Map<string, ReadonlyMap<string, Name>>>()

/** Gives the name of a city, a district or a hromada; undefined where the app carries none. */
export function findName(files: StaticFiles, code: string): Name | undefined {
  const known = read.get(files) ?? new Map<string, ReadonlyMap<string, Name>>()
  read.set(files, known)
  const oblast = oblastOf(code)
  const names = known.get(oblast) ?? readOblast(files, oblast)
  known.set(oblast, names)
  return names.get(code)
}

function readOblast(files: StaticFiles, oblast: string): ReadonlyMap<string, Name> {
  const file = files.get(`places/${oblast}.json`)
  if (file === undefined) return new Map()
  const { units } = v.parse(Oblast, JSON.parse(file.body.toString('utf8')))
  return new Map(units.map(([code, uk, en]) => [code, { uk, en }]))
}
