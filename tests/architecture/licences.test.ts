import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { packageOf } from './import-table.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const Package = v.object({
  license: v.optional(v.string(), ''),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
  devDependencies: v.optional(v.record(v.string(), v.string()), {}),
})

test('everything that reaches a phone or runs on the server is named with its licence', () => {
  const named = readFileSync(join(ROOT, 'THIRD_PARTY.md'), 'utf8')
  const missing = shippedPackages()
    .map((name) => `| ${name} | ${readPackage(join(ROOT, 'node_modules', name)).license} |`)
    .filter((row) => !named.includes(row))
  expect(missing).toEqual([])
})

test('the lock names no registry, so that any mirror can serve it', () => {
  expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
})

function shippedPackages(): string[] {
  const { dependencies, devDependencies } = readPackage(ROOT)
  const known = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)])
  const imported = ['src', 'sw', 'server'].flatMap(readImports).map(packageOf)
  return [...new Set([...Object.keys(dependencies), ...imported])].filter((name) => known.has(name))
}

function readImports(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => [
      ...readFileSync(join(ROOT, folder, path), 'utf8').matchAll(/\bfrom '([^'.][^']*)'/g),
    ])
    .map((match) => match[1] ?? '')
}

function readPackage(folder: string): v.InferOutput<typeof Package> {
  return v.parse(Package, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}
