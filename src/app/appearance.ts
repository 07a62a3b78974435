// Puts language, theme and size of targets on <html>. public/first-paint.js has done the part of it
// that can be seen before this module is loaded.

import { preferences, type Preferences } from '../state/preferences.ts'
import { batterySaver } from '../state/battery.ts'

const THEME_COLORS = { light: '#F2F5F5', dark: '#000000' } as const

/** Applies the preferences now and whenever they change. */
export function followAppearance(): void {
  const apply = () => applyAppearance(preferences.getState(), batterySaver.getState().on)
  preferences.subscribe(apply)
  batterySaver.subscribe(apply)
  apply()
}

function applyAppearance(chosen: Preferences, isLow: boolean): void {
  const root = document.documentElement
  const saver = chosen.saver || isLow
  root.lang = chosen.language
  setData(root, 'gloves', chosen.gloves ? '' : undefined)
  setData(root, 'saver', saver ? '' : undefined)
  // The saver is black, whatever the theme: dark pixels of an OLED are off.
  const theme = saver ? 'dark' : chosen.theme
  setData(root, 'theme', theme === 'system' ? undefined : theme)
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light'
    meta.content = THEME_COLORS[theme === 'system' ? own : theme]
  }
  const manifest = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')
  const href = `/manifest.${chosen.language}.webmanifest`
  if (manifest !== null && manifest.getAttribute('href') !== href) manifest.href = href
}

function setData(root: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) delete root.dataset[name]
  else root.dataset[name] = value
}
