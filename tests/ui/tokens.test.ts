import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeSprite } from '../../scripts/icon-sprite.mjs'
import { ICON_NAMES } from '../../src/ui/icon-names.ts'

const SRC = join(import.meta.dirname, '..', '..', 'src')
const TOKENS = readFileSync(join(SRC, 'ui', 'tokens.css'), 'utf8')
const THEMES = { light: readColors(0), dark: readColors(TOKENS.indexOf('[data-theme="dark"]) {')) }

const TEXT = 4.5
const EDGE = 3
const PAIRS: [string, string, number][] = [
  ['ink', 'bg', TEXT],
  ['ink', 'surface', TEXT],
  ['muted', 'bg', TEXT],
  ['muted', 'surface', TEXT],
  ['muted', 'sunken', TEXT],
  ['border', 'surface', EDGE],
  ['border', 'bg', EDGE],
  ['primary', 'surface', TEXT],
  ['primary', 'bg', TEXT],
  ['on-primary', 'primary', TEXT],
  ['on-plate', 'plate', TEXT],
  ['on-lamp', 'lamp', TEXT],
  ['on-lamp-card', 'lamp-card', TEXT],
  ['on-night', 'night', TEXT],
  ['wait-ink', 'wait-bg', TEXT],
  ['choose-ink', 'choose-bg', TEXT],
  ['on-danger', 'danger', TEXT],
  ['danger', 'surface', TEXT],
  ['danger', 'bg', TEXT],
  ['crit-ink', 'crit-bg', TEXT],
  ['urg-ink', 'urg-bg', TEXT],
  ['plan-ink', 'plan-bg', TEXT],
  ['focus-in', 'focus-out', EDGE],
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(PAIRS)('%s can be read on %s (at least %d to 1)', (ink, ground, least) => {
    expect(contrast(colorOf(theme, ink), colorOf(theme, ground))).toBeGreaterThanOrEqual(least)
  })
})

describe('styles', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css') && !name.endsWith('tokens.css'))
    .map((name) => ({ name, css: readFileSync(join(SRC, name), 'utf8') }))

  // Print and QR codes are black on white in every theme: a scanner reads no other.
  test('take every colour from the tokens, but for print and QR codes', () => {
    const themed = files.filter(({ name }) => !name.endsWith('qr-image.css'))
    const found = themed.flatMap(({ name, css }) =>
      [...css.replace(/@media print[\s\S]*$/, '').matchAll(/#[0-9a-f]{3,8}\b/gi)].map(
        ([color]) => `${name} ${color}`,
      ),
    )
    expect(found).toEqual([])
  })

  test('name only tokens that there are', () => {
    const known = new Set([...TOKENS.matchAll(/(--[\w-]+):/g)].map((match) => match[1]))
    const unknown = files.flatMap(({ name, css }) => {
      const own = new Set([...css.matchAll(/(--[\w-]+):/g)].map((match) => match[1]))
      return [...css.matchAll(/var\((--[\w-]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((token) => !known.has(token) && !own.has(token))
        .map((token) => `${name} ${token}`)
    })
    expect(unknown).toEqual([])
  })

  test('shout down no other style', () => {
    expect(files.filter(({ css }) => css.includes('!important')).map(({ name }) => name)).toEqual(
      [],
    )
  })
})

test('the sprite holds every icon once, and stays small', () => {
  const sprite = makeSprite(ICON_NAMES)
  for (const name of ICON_NAMES) expect(sprite.split(`id="i-${name}"`)).toHaveLength(2)
  expect(sprite).not.toMatch(/<script|style=|on\w+=/)
  expect(sprite.length).toBeLessThan(16_000)
})

function readColors(from: number): ReadonlyMap<string, string> {
  const block = TOKENS.slice(from, TOKENS.indexOf('\n}', from))
  return new Map(
    [...block.matchAll(/--c-([\w-]+): (#[0-9A-F]{6})/gi)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  )
}

function colorOf(theme: 'light' | 'dark', name: string): string {
  const color = THEMES[theme].get(name)
  if (color === undefined) throw new Error(`no token --c-${name} in ${theme}`)
  return color
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
