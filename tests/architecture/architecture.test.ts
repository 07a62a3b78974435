import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findViolations, type SourceFile } from './find-violations.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const HOUSE = ['src', 'sw', 'server', 'tests', 'scripts'].flatMap(readFolder)

test('the house keeps its rules: imports point down, files stay short, no test is left out', () => {
  expect(HOUSE.length).toBeGreaterThan(20)
  expect(findViolations(HOUSE)).toEqual([])
})

type Planted = [rule: string, path: string, text: string, found: string]
const PLANTED: Planted[] = [
  [
    'the kernel imports nothing above it',
    'src/domain/a.ts',
    "import '../sync/ports.ts'",
    'domain imports sync',
  ],
  [
    'the engine knows no database',
    'src/sync/a.ts',
    "import Dexie from 'dexie'",
    'sync imports dexie',
  ],
  [
    'only storage imports dexie',
    'src/state/a.ts',
    "import { liveQuery } from 'dexie'",
    'state imports dexie',
  ],
  [
    'a feature imports no other feature',
    'src/features/needs/a.ts',
    "import { b } from '../aid/b.ts'",
    'feature needs imports feature aid',
  ],
  [
    'a lazy import is an import',
    'src/ui/a.tsx',
    "const b = () => import('../state/b.ts')",
    'ui imports state',
  ],
  [
    'the page never reaches the server',
    'src/app/a.ts',
    "import { b } from '../../server/b.ts'",
    'app imports server',
  ],
  [
    'the server never reaches the page',
    'server/a.ts',
    "import { b } from '../src/storage/b.ts'",
    'server imports storage',
  ],
  [
    'zustand comes without react',
    'src/state/a.ts',
    "import { create } from 'zustand'",
    "zustand's default entry",
  ],
  ['the kernel has no clock', 'src/domain/a.ts', 'const at = Date.now()', 'takes time, chance'],
  ['the engine has no dice', 'src/sync/a.ts', 'const jitter = Math.random()', 'takes time, chance'],
  ['a file stays short', 'server/a.ts', 'let a\n'.repeat(251), 'longer than 250 lines'],
  ['a name says something', 'src/domain/utils.ts', '', 'says nothing by its name'],
  ['exports are named', 'src/ui/a.tsx', 'export default function A() {}', 'default export'],
  ['no test runs alone', 'tests/a.test.ts', ['test', 'only("x")'].join('.'), 'leaves a test out'],
  [
    'no test is left out',
    'tests/a.test.ts',
    ['describe', 'skip("x")'].join('.'),
    'leaves a test out',
  ],
  [
    'texts live in i18n',
    'src/features/today/a.tsx',
    'const a = <p>Світло</p>',
    'texts live in i18n',
  ],
]

describe('the checker catches a planted breach', () => {
  test.each(PLANTED)('%s', (...[, path, text, found]) => {
    const violations = findViolations([
      ...HOUSE.filter((file) => file.path !== path),
      { path, text },
    ])
    expect(violations.filter((line) => line.startsWith(path)).join('\n')).toContain(found)
  })

  test('a folder past twelve files explains itself', () => {
    const crowd = Array.from({ length: 13 }, (_, n) => ({
      path: `src/ui/crowd/a${n}.ts`,
      text: '',
    }))
    expect(findViolations(crowd)).toEqual(['src/ui/crowd: 13 files and no README.md'])
    expect(findViolations([...crowd, { path: 'src/ui/crowd/README.md', text: '' }])).toEqual([])
  })

  test('what is written in a comment breaks no rule', () => {
    const text =
      "// Date.now() is asked of the port\n/* Math.random() */\nexport const a = 'https://x'\n"
    expect(findViolations([{ path: 'src/domain/a.ts', text }])).toEqual([])
  })
})

function readFolder(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return readFolder(path)
    return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }]
  })
}
