// The built program as processes of its own, on a data folder of its own.

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '..', '..', '..')
/** Inside the repository, so that the program finds its packages. */
const OUT = join(ROOT, '.cache', 'test-program')
const PROGRAM = join(OUT, 'promin.js')

/** Into a folder of its own where another file's tests may be running what is in the usual one. */
export async function buildProgram(outDir = OUT): Promise<void> {
  await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.server.config.ts'),
    logLevel: 'error',
    build: { outDir },
  })
}

export type Ended = { readonly code: number; readonly out: string; readonly err: string }

export type Program = {
  readonly data: string
  /** Runs a command of the administrator to its end. */
  readonly run: (args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<Ended>
  readonly serve: () => Promise<Serving>
  readonly remove: () => Promise<void>
}

export type Serving = {
  readonly url: string
  /** What it printed until it served. */
  readonly greeting: string
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>
}

export function createProgram(extra: NodeJS.ProcessEnv = {}): Program {
  const data = mkdtempSync(join(tmpdir(), 'promin-program-'))
  const base = { ...process.env, PROMIN_DATA: data, PORT: '0', LOG_LEVEL: 'silent', ...extra }
  const children = new Set<ChildProcess>()
  return {
    data,
    run: (args, env = {}) =>
      new Promise((resolve) => {
        const options = { env: { ...base, ...env }, encoding: 'utf8' } as const
        const child = execFile(process.execPath, [PROGRAM, ...args], options, (_, out, err) =>
          resolve({ code: child.exitCode ?? 1, out, err }),
        )
      }),
    serve: async () => {
      const child = spawn(process.execPath, [PROGRAM, 'serve'], { env: base })
      children.add(child)
      const greeting = await readGreeting(child)
      const url = /http:\/\/localhost:\d+/.exec(greeting)?.[0] ?? ''
      return {
        url,
        greeting,
        stop: async (signal) => {
          const gone = once(child, 'exit')
          child.kill(signal)
          await gone
          children.delete(child)
          return child.exitCode
        },
      }
    },
    remove: async () => {
      for (const child of children) {
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        await gone
      }
      rmSync(data, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function readGreeting(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk)
    if (/Promin: http\S+\n.+\n/.test(text)) return text
  }
  throw new Error(`the server ended before it served: ${text}`)
}
