// The drawings that the page uses, taken from the lucide package while building and put into
// index.html as one hidden <symbol> sprite: no request of its own, nothing to cache, no script.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const LUCIDE = dirname(createRequire(import.meta.url).resolve('lucide-static/package.json'))

/** Gives the sprite of the named icons; throws on a name that lucide does not have. */
export function makeSprite(names) {
  return `<svg class="sprite" width="0" height="0" aria-hidden="true">${names.map(makeSymbol).join('')}</svg>`
}

function makeSymbol(name) {
  const drawing = readFileSync(join(LUCIDE, 'icons', `${name}.svg`), 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^\s*<svg[\s\S]*?>|<\/svg>\s*$/g, '')
    .replace(/\s*\n\s*/g, '')
    .replace(/ \/>/g, '/>')
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${drawing}</symbol>`
}
