// What the first screen showed last. It is drawn from this while the store is still being opened: on a
// cheap phone that takes longer than a person in a dark stairwell should look at an empty screen. It
// is only a picture: what a touch writes is planned from the records, and the store alone says "saved".

import * as v from 'valibot'
import type { Moment } from '../domain/base/moment.ts'
import { samePlace, type Here } from './preferences.ts'

const KEY = 'promin.first-look'

const Place = v.object({ facility: v.optional(v.string()), place: v.optional(v.string()) })
const State = v.variant('tag', [
  v.object({ tag: v.literal('unknown') }),
  v.object({ tag: v.literal('stale'), toldAt: v.number() }),
  v.object({
    tag: v.picklist(['off', 'weak', 'on']),
    since: v.number(),
    isOlder: v.boolean(),
    toldAt: v.number(),
    /** This phone's own person said so. Nobody else's name is kept outside the store. */
    byYou: v.boolean(),
  }),
])
const Look = v.object({
  here: Place,
  title: v.string(),
  address: v.optional(v.string()),
  canWrite: v.boolean(),
  /** What the phone's clock was corrected by, in ms. */
  difference: v.number(),
  services: v.record(v.string(), State),
})

export type ShownState = v.InferOutput<typeof State>
export type FirstLook = v.InferOutput<typeof Look>

let kept: FirstLook | undefined | null = null

function lastLook(): FirstLook | undefined {
  if (kept === null) kept = read()
  return kept
}

/** Gives what was shown last of a place; undefined where another one was shown. */
export function lookAt(here: Here | undefined): FirstLook | undefined {
  const look = lastLook()
  return look !== undefined && here !== undefined && isOf(look, here) ? look : undefined
}

/** Keeps what is shown; `now` is the corrected time. */
export function keepLook(shown: Omit<FirstLook, 'difference'>, now: Moment): void {
  const look = { ...shown, difference: now - Date.now() }
  kept = look
  try {
    localStorage.setItem(KEY, JSON.stringify(look))
  } catch {
    // A full or blocked localStorage costs the next start half a second, nothing else.
  }
}

/** Gives the time, corrected as it was when the look was kept. */
export function timeOfLook(): Moment {
  return Date.now() + (lastLook()?.difference ?? 0)
}

function read(): FirstLook | undefined {
  try {
    return v.parse(Look, JSON.parse(localStorage.getItem(KEY) ?? 'null'))
  } catch {
    // Nothing kept, or by another version.
    return undefined
  }
}

function isOf({ here: { facility, place } }: FirstLook, here: Here): boolean {
  return samePlace(here, {
    ...(facility === undefined ? {} : { facility }),
    ...(place === undefined ? {} : { place }),
  })
}
