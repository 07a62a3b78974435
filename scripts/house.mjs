// What every script of the house needs before it starts: the root, the packages, a child process.
// Plain Node without dependencies, because on a fresh clone there are none yet.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs a program to its end. Gives its exit code; its words go to our own output, or to stderr. */
export function run(program, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 2 : 'inherit', 'inherit'],
      shell: process.platform === 'win32' && program === 'npm',
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1))
  })
}

/** Runs a tool of node_modules by Node itself, so that it works the same on every system. */
export function runTool(bin, args, options) {
  return run(process.execPath, [join(ROOT, 'node_modules', bin), ...args], options)
}

export async function must(step, exitCode) {
  if ((await exitCode) === 0) return
  console.error(`${step} failed`)
  process.exit(1)
}

/** `npm ci` when there are no packages yet, or older ones than the lock asks for. */
export async function ensureInstalled({ quiet = false } = {}) {
  refuseOldNode()
  const lock = join(ROOT, 'package-lock.json')
  // npm writes this file last: a broken installation has none.
  const installed = join(ROOT, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  console.error('Installing packages (the first time takes a few minutes)…')
  await must('npm ci', run('npm', ['ci', '--no-audit', '--no-fund'], { quiet }))
}

/** Gives one digest of files and folders: their names and their bytes. */
export function digestOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) addToDigest(hash, path)
  return hash.digest('hex')
}

function addToDigest(hash, path) {
  const whole = join(ROOT, path)
  if (!existsSync(whole)) return
  if (!statSync(whole).isDirectory()) {
    hash.update(`${path}\0`).update(readFileSync(whole))
    return
  }
  for (const name of readdirSync(whole).sort()) addToDigest(hash, `${path}/${name}`)
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Promin needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}
