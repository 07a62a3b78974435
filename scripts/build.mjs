// Builds the page, compresses it for the server, and bundles the server, when the sources changed.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { digestOf, ensureInstalled, must, ROOT, run, runTool } from './house.mjs'

const SOURCES = [
  'index.html',
  'package-lock.json',
  'package.json',
  'public',
  'scripts/build.mjs',
  'scripts/compress.mjs',
  'scripts/icon-sprite.mjs',
  'server',
  'src',
  'sw',
  'tsconfig',
  'tsconfig.json',
  'vite.config.ts',
  'vite.server.config.ts',
]
const MARKER = join(ROOT, 'dist', '.sources')
// A test runner says "test", and libraries would bring what is for developers only.
const env = { NODE_ENV: 'production' }
const VITE = 'vite/bin/vite.js'

export async function ensureBuilt({ quiet = false, force = false } = {}) {
  const digest = digestOf(SOURCES)
  if (!force && existsSync(MARKER) && readFileSync(MARKER, 'utf8') === digest) return
  console.error('Building…')
  rmSync(MARKER, { force: true })
  await must('Building the app', runTool(VITE, ['build', '--logLevel', 'warn'], { quiet, env }))
  findMissingParts()
  await must('Compressing', run(process.execPath, ['scripts/compress.mjs'], { quiet }))
  await must(
    'Building the server',
    runTool(VITE, ['build', '-c', 'vite.server.config.ts', '--logLevel', 'warn'], { quiet, env }),
  )
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(MARKER, digest)
}

/** One part that is not there would keep a phone from all that stand behind it in the list. */
function findMissingParts() {
  for (const list of ['office.json', 'english.json']) {
    const parts = JSON.parse(readFileSync(join(ROOT, 'dist', 'app', list), 'utf8'))
    const missing = parts.filter((part) => !existsSync(join(ROOT, 'dist', 'app', part)))
    if (missing.length > 0)
      throw new Error(`${list} names what was not built: ${missing.join(', ')}`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled()
  await ensureBuilt({ force: process.argv.includes('--force') })
}
