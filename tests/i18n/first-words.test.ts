import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ukFirst } from '../../src/i18n/uk/first.ts'
import { uk } from '../../src/i18n/uk.ts'

const ROOT = join(import.meta.dirname, '..', '..', 'src')

/** Whole keys, and the fixed parts of those that are put together: `power.act.${…}`, `${…}.logged.on`. */
type Used = { readonly literals: ReadonlySet<string>; readonly patterns: readonly RegExp[] }

test('the first load brings every word that the shell and the first screen say', () => {
  const files = [...collectImports(join(ROOT, 'main.tsx'), new Set())]
  expect(files.length).toBeGreaterThan(50)
  const used = findKeys(files.map((file) => readFileSync(file, 'utf8')).join('\n'))
  const first = new Set<string>(Object.keys(ukFirst))
  const missing = Object.keys(uk).filter((key) => isUsed(key, used) && !first.has(key))
  expect(missing).toEqual([])
})

test('the first load brings few words that only other screens say', () => {
  const files = [...collectImports(join(ROOT, 'main.tsx'), new Set())]
  const used = findKeys(files.map((file) => readFileSync(file, 'utf8')).join('\n'))
  const idle = Object.keys(ukFirst).filter((key) => !isUsed(key, used))
  expect(idle.length, idle.join(' ')).toBeLessThan(20)
})

/** What is imported statically; a lazy import comes later, with the other words. */
function collectImports(file: string, found: Set<string>): Set<string> {
  if (found.has(file) || /i18n\/uk(\/first)?\.ts$/.test(file)) return found
  found.add(file)
  const text = readFileSync(file, 'utf8')
  const statements =
    /^(?:import|export)\s(?!type\s)(?:[\w*{][^'"=;()]*\sfrom\s+)?['"](\.[^'"]+)['"]/gm
  for (const [, path] of text.matchAll(statements)) {
    const target = join(dirname(file), path ?? '')
    if (/\.tsx?$/.test(target) && existsSync(target)) collectImports(target, found)
  }
  return found
}

function findKeys(code: string): Used {
  const literals = new Set([...code.matchAll(/'([\w.-]+)'/g)].map((match) => match[1] ?? ''))
  const templates = [...code.matchAll(/`([\w.-]*)\$\{[^}]*\}([\w.-]*)`/g)]
    .map(([, before = '', after = '']) => ({ before, after }))
    .filter(({ before, after }) => /^\w+\.|\.\w/.test(`${before} ${after}`))
  const patterns = templates.map(
    ({ before, after }) => new RegExp(`^${quote(before)}[\\w-]+${quote(after)}$`),
  )
  return { literals, patterns }
}

function isUsed(key: string, { literals, patterns }: Used): boolean {
  const stem = key.replace(/\.(one|few|many)$/, '')
  return [key, stem].some(
    (name) => literals.has(name) || patterns.some((pattern) => pattern.test(name)),
  )
}

function quote(text: string): string {
  return text.replace(/\./g, '\\.')
}
