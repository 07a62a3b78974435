// Draws the app's icons with the system's Chromium and writes them to public/i. Run by hand when the
// drawing changes; the results are committed.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../tests/support/find-chromium.mjs'

const OUT = join(import.meta.dirname, '..', 'public', 'i')
const NIGHT = '#16232B'
const LAMP = '#FFB020'
const WHITE = '#FFFFFF'

/** The mark on a square of 100: a lamp, and its light as three strokes that widen downwards. */
function drawRay(color) {
  return [
    `<path d="M34 27h32" stroke="${color}" stroke-width="9" stroke-linecap="round"/>`,
    `<path d="M47.6 39h4.8l1.6 40h-8z" fill="${color}"/>`,
    `<path d="M39.5 39.4l4.4 1.2-10.4 38.9-8.6-2.3z" fill="${color}"/>`,
    `<path d="M60.5 39.4l-4.4 1.2 10.4 38.9 8.6-2.3z" fill="${color}"/>`,
  ].join('')
}

/** The mark of a shortcut: strokes of a lucide drawing, 24 by 24, in the middle. */
function drawStrokes(paths, color) {
  const strokes = `fill="none" stroke="${color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`
  return `<g transform="translate(23 23) scale(2.25)" ${strokes}>${paths}</g>`
}

/** `corner`: 22 for a rounded square, 0 where the system cuts the shape itself. */
function drawIcon({ ground, mark, corner, scale = 1 }) {
  const shift = 50 - 50 * scale
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">` +
    (ground === undefined
      ? ''
      : `<rect width="100" height="100" rx="${corner}" fill="${ground}"/>`) +
    `<g transform="translate(${shift} ${shift}) scale(${scale})">${mark}</g></svg>`
  )
}

const BULB =
  '<path d="M15 14c.2-1 .7-1.7 1.5-2.5 1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5.7.7 1.3 1.5 1.5 2.5"/><path d="M9 18h6"/><path d="M10 22h4"/>'
const BULB_OFF =
  '<path d="M16.8 11.2c.8-.9 1.2-2 1.2-3.2a6 6 0 0 0-9.3-5"/><path d="m2 2 20 20"/><path d="M6.3 6.3a4.67 4.67 0 0 0 1.2 5.2c.7.7 1.3 1.5 1.5 2.5"/><path d="M9 18h6"/><path d="M10 22h4"/>'
const CLIPBOARD =
  '<rect width="8" height="4" x="8" y="2" rx="1"/><path d="M16 4h2a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h2"/><path d="M12 11h4"/><path d="M12 16h4"/><path d="M8 11h.01"/><path d="M8 16h.01"/>'
const PACKAGE =
  '<path d="M11 21.73a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73z"/><path d="M12 22V12"/><path d="m3.3 7 8.7 5 8.7-5"/>'

const round = { ground: NIGHT, corner: 22 }
const ray = drawRay(LAMP)
const ICONS = [
  { name: '192', size: 192, icon: { ...round, mark: ray, scale: 1.14 } },
  { name: '512', size: 512, icon: { ...round, mark: ray, scale: 1.14 } },
  // The system may cut all but a circle of 80 %.
  { name: 'mask-512', size: 512, icon: { ground: NIGHT, corner: 0, mark: ray, scale: 0.78 } },
  { name: 'mono-512', size: 512, icon: { mark: drawRay(WHITE), scale: 0.92 } },
  { name: 'touch-180', size: 180, icon: { ground: NIGHT, corner: 0, mark: ray, scale: 1.1 } },
  { name: 'off-96', size: 96, icon: { ...round, mark: drawStrokes(BULB_OFF, WHITE) } },
  {
    name: 'on-96',
    size: 96,
    icon: { ground: LAMP, corner: 22, mark: drawStrokes(BULB, '#1A1200') },
  },
  { name: 'need-96', size: 96, icon: { ...round, mark: drawStrokes(CLIPBOARD, WHITE) } },
  { name: 'aid-96', size: 96, icon: { ...round, mark: drawStrokes(PACKAGE, WHITE) } },
]

const browser = await chromium.launch({
  executablePath: await findChromium(),
  chromiumSandbox: false,
})
mkdirSync(OUT, { recursive: true })
writeFileSync(join(OUT, 'icon.svg'), drawIcon({ ...round, mark: ray, scale: 1.14 }))
for (const { name, size, icon } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const svg = drawIcon(icon).replace('<svg ', `<svg width="${size}" height="${size}" `)
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
  writeFileSync(
    join(OUT, `${name}.png`),
    await page.screenshot({ omitBackground: true, type: 'png' }),
  )
  await page.close()
}
await browser.close()
