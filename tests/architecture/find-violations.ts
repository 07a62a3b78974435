// The rules of the house that no linter knows, as one pure function over a list of files.

import { packageOf, ZONES, zoneOf } from './import-table.ts'

export type SourceFile = { readonly path: string; readonly text: string }

const MAX_LINES = 250
const MAX_FILES_IN_FOLDER = 12
/** Tables of words and codes: long because the language is, and nobody reads them top to bottom. */
const TABLES = /^src\/(i18n\/(uk|en)(\/[\w-]+)?|domain\/catalogue\/[\w-]+)\.ts$/
const VAGUE_NAME = /(^|\/)(index|utils?|helpers?|common|managers?|service)\.(ts|tsx|mjs)$/
const CLOCK_OR_CHANCE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\b(?:performance|crypto|window|process|navigator)\.|\bglobalThis\b|\bfetch\(|\bset(?:Timeout|Interval)\b/
const UNFINISHED_TEST = /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|fails)\b/
const WITH_VISIBLE_TEXT = /^src\/(ui|features|app)\//

/** Gives one line for each breach: `path: what is wrong`. */
export function findViolations(files: readonly SourceFile[]): string[] {
  const found = files.filter(({ path }) => isCode(path)).flatMap(checkFile)
  return [...found, ...checkFolders(files)].sort()
}

function checkFile({ path, text }: SourceFile): string[] {
  const code = withoutComments(text)
  const found = [...checkImports(path, code)]
  if (text.split('\n').length - 1 > MAX_LINES && !TABLES.test(path))
    found.push(`longer than ${MAX_LINES} lines`)
  if (VAGUE_NAME.test(path) && path !== 'public/index.html') found.push('says nothing by its name')
  if (/^src\/(domain|sync)\//.test(path) && CLOCK_OR_CHANCE.test(code))
    found.push('takes time, chance or the platform from outside its ports')
  if (/^(src|sw|server)\//.test(path) && /^export default\b/m.test(code))
    found.push('has a default export')
  if (path.startsWith('tests/') && UNFINISHED_TEST.test(code))
    found.push('leaves a test out, or runs one alone')
  if (WITH_VISIBLE_TEXT.test(path) && /\p{Script=Cyrillic}/u.test(code))
    found.push('holds a text that a person reads; texts live in i18n')
  return found.map((what) => `${path}: ${what}`)
}

function checkImports(path: string, code: string): string[] {
  const from = zoneOf(path)
  if (from === undefined) return []
  const { parts, packages }: { parts: readonly string[]; packages: readonly string[] } = ZONES[from]
  return specifiersOf(code).flatMap((specifier) => {
    if (!specifier.startsWith('.')) return checkPackage(from, packages, specifier)
    const target = resolve(path, specifier)
    const to = zoneOf(target)
    if (isStyleOrWords(target) || to === undefined) return []
    if (to === from) return from === 'features' ? checkNeighbour(path, target) : []
    return parts.includes(to) ? [] : [`${from} imports ${to} (${specifier})`]
  })
}

function checkPackage(from: string, packages: readonly string[], specifier: string): string[] {
  if (specifier === 'zustand') return ["imports zustand's default entry, which brings react"]
  return packages.includes(packageOf(specifier)) ? [] : [`${from} imports ${specifier}`]
}

/** A feature never imports another: what two need lives below them. */
function checkNeighbour(path: string, target: string): string[] {
  const [, , mine] = path.split('/')
  const [, , other] = target.split('/')
  return mine === other ? [] : [`feature ${mine} imports feature ${other}`]
}

function checkFolders(files: readonly SourceFile[]): string[] {
  const folders = new Map<string, string[]>()
  for (const { path } of files) {
    const folder = path.slice(0, path.lastIndexOf('/'))
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  return [...folders]
    .filter(([folder]) => /^(src|sw|server)(\/|$)/.test(folder))
    .filter(([, paths]) => paths.filter(isCode).length > MAX_FILES_IN_FOLDER)
    .filter(([folder, paths]) => !paths.includes(`${folder}/README.md`))
    .map(([folder, paths]) => `${folder}: ${paths.length} files and no README.md`)
}

function specifiersOf(code: string): string[] {
  const pattern = /(?:(?:^|[\s}*])from\s+|\bimport\s*\(\s*|^import\s+)['"]([^'"\n]+)['"]/gm
  return [...code.matchAll(pattern)].map((match) => match[1] ?? '')
}

function resolve(from: string, specifier: string): string {
  const steps = from.split('/').slice(0, -1)
  for (const step of specifier.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function isCode(path: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(path)
}

function isStyleOrWords(path: string): boolean {
  return path.endsWith('.css')
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
