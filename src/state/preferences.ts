// How this phone likes to be used. Kept in localStorage, because theme and language are wanted
// before the first paint and IndexedDB answers later; nothing of a record is in it. A browser that is
// killed may take the last seconds of localStorage with it: `keepSafely` keeps a second copy.

import { createStore } from 'zustand/vanilla'
import type { Language } from '../i18n/translate.ts'

export type Theme = 'system' | 'light' | 'dark'
/** Where a person works: a facility, or a place of the codifier. */
export type Here = { readonly facility?: string; readonly place?: string }

export type Preferences = {
  readonly language: Language
  readonly theme: Theme
  readonly gloves: boolean
  readonly saver: boolean
  readonly here: Here | undefined
  /** Places used lately, the last one first. */
  readonly recentPlaces: readonly Here[]
  readonly installHintSeen: boolean
  /** This phone is city hall's: a coordinator's or a viewer's. */
  readonly office: boolean
}

const KEY = 'promin.preferences'
const RECENT_PLACES = 8
const DEFAULTS: Preferences = {
  language: 'uk',
  theme: 'system',
  gloves: false,
  saver: false,
  here: undefined,
  recentPlaces: [],
  installHintSeen: false,
  office: false,
}

/** Counts what was chosen: of two copies the one that counted further is the later. */
let edition = 0

export const preferences = createStore<Preferences>(() => read())

preferences.subscribe(write)

export type SafePlace = {
  readonly readPreferences: () => Promise<unknown>
  readonly keepPreferences: (preferences: unknown) => Promise<void>
}

/** Takes back what localStorage lost, and from here on keeps each choice where a kill cannot take it. */
export async function keepSafely({ readPreferences, keepPreferences }: SafePlace): Promise<void> {
  // A choice that this copy misses is in localStorage all the same, but for a kill.
  const keep = () =>
    void keepPreferences({ ...preferences.getState(), edition }).catch(() => undefined)
  const kept = await readPreferences().catch(() => undefined)
  const isOlder = !isRecord(kept) || editionOf(kept) < edition
  if (isRecord(kept) && editionOf(kept) > edition) {
    edition = editionOf(kept)
    preferences.setState(known(kept))
  }
  if (isOlder) keep()
  preferences.subscribe(keep)
}

/** Makes a place the one that forms offer first. */
export function rememberHere(here: Here): void {
  const { recentPlaces } = preferences.getState()
  const others = recentPlaces.filter((recent) => !samePlace(recent, here))
  preferences.setState({ here, recentPlaces: [here, ...others].slice(0, RECENT_PLACES) })
}

/** Takes a place from the list of one's own; it may be the one that forms offer. */
export function forgetPlace(gone: Here): void {
  preferences.setState(({ here, recentPlaces }) => ({
    here: here !== undefined && samePlace(here, gone) ? undefined : here,
    recentPlaces: recentPlaces.filter((recent) => !samePlace(recent, gone)),
  }))
}

export function samePlace(a: Here, b: Here): boolean {
  return a.facility === b.facility && a.place === b.place
}

function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (!isRecord(stored)) return DEFAULTS
    edition = editionOf(stored)
    return { ...DEFAULTS, ...known(stored) }
  } catch {
    // Blocked or garbled storage: the defaults serve.
    return DEFAULTS
  }
}

function write(state: Preferences): void {
  edition += 1
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...state, edition }))
  } catch {
    // A full or blocked localStorage costs the preference after a restart, nothing else.
  }
}

function editionOf({ edition: counted }: Readonly<Record<string, unknown>>): number {
  return typeof counted === 'number' ? counted : 0
}

function known(stored: Readonly<Record<string, unknown>>): Partial<Preferences> {
  const recent = Array.isArray(stored.recentPlaces) ? stored.recentPlaces.map(readHere) : []
  const here = readHere(stored.here)
  return {
    language: stored.language === 'en' ? 'en' : 'uk',
    theme: stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : 'system',
    gloves: stored.gloves === true,
    saver: stored.saver === true,
    installHintSeen: stored.installHintSeen === true,
    office: stored.office === true,
    here,
    recentPlaces: recent.filter((place) => place !== undefined),
  }
}

function readHere(stored: unknown): Here | undefined {
  if (!isRecord(stored)) return undefined
  if (typeof stored.facility === 'string') return { facility: stored.facility }
  return typeof stored.place === 'string' ? { place: stored.place } : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
