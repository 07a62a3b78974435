// What the Dockerfile leaves in the image, laid out by hand: the built server, the packages that are
// not for developers, and nothing else; read-only, and run by a user who is not root.

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { buildProgram } from './program.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const NOBODY = 65_534
const Lock = v.object({
  packages: v.record(
    v.string(),
    v.object({ dev: v.optional(v.boolean()), devOptional: v.optional(v.boolean()) }),
  ),
})

export type Image = {
  readonly data: string
  readonly start: (args: readonly string[]) => ChildProcess
  /** Runs a command to its end; gives its exit code and what it said. */
  readonly run: (
    args: readonly string[],
  ) => Promise<{ readonly code: number; readonly out: string }>
  readonly remove: () => void
}

export async function layOutImage(env: NodeJS.ProcessEnv): Promise<Image> {
  const folder = mkdtempSync(join(tmpdir(), 'promin-image-'))
  const [root, data] = [join(folder, 'promin'), join(folder, 'data')]
  const isRoot = process.getuid?.() === 0
  mkdirSync(data)
  mkdirSync(join(root, 'dist'), { recursive: true })
  await buildProgram(join(root, 'dist', 'server'))
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'))
  for (const path of shippedPackages())
    cpSync(join(ROOT, path), join(root, path), { recursive: true })
  for (const path of [folder, ...allUnder(root)]) closeToWriters(path)
  if (isRoot) chownSync(data, NOBODY, NOBODY)
  const start = (args: readonly string[]) =>
    spawn(process.execPath, [join(root, 'dist', 'server', 'promin.js'), ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', PROMIN_DATA: data, ...env },
      ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    })
  return {
    data,
    start,
    run: async (args) => {
      const child = start(args)
      let out = ''
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk) => {
          out += String(chunk)
        })
      await once(child, 'close')
      return { code: child.exitCode ?? 1, out }
    },
    remove: () => {
      for (const path of allUnder(root)) if (statSync(path).isDirectory()) chmodSync(path, 0o755)
      chmodSync(folder, 0o755)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** As `npm ci --omit=dev` chooses; what was not installed here is for another platform. */
function shippedPackages(): readonly string[] {
  const { packages } = v.parse(
    Lock,
    JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')),
  )
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path]) => path)
    .filter((path) => statSync(join(ROOT, path), { throwIfNoEntry: false }) !== undefined)
}

function allUnder(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return [folder, ...names.map((name) => join(folder, name))]
}

/** Anybody may read it, nobody may write. */
function closeToWriters(path: string): void {
  const stats = statSync(path)
  chmodSync(path, stats.isDirectory() || (stats.mode & 0o111) > 0 ? 0o555 : 0o444)
}
