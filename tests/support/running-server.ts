// The built server as its own process, on a free port, with a data folder that nobody else has.

import { randomInt } from 'node:crypto'
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import * as v from 'valibot'

const LOWEST_PORT = 12_000
const LOWEST_OUTGOING_PORT = 32_000
const ROOT = join(import.meta.dirname, '..', '..')
export const DIST = join(ROOT, 'dist')
const Invite = v.object({ code: v.string(), url: v.string() })

export type RunningServer = {
  readonly url: string
  readonly port: number
  readonly data: string
  readonly pid: () => number
  /** An invite made by the command line while the server runs. */
  readonly invite: (role: 'field' | 'coordinator' | 'viewer') => { code: string; url: string }
  /** Goes away, as a server does in a power cut; `start` brings it back on the same port and data. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** `dist` serves another build than this one's; `demo` fills the data folder first; `data` is a folder
 *  of the caller's choice, removed in the end. */
type Options = {
  readonly demo?: boolean
  readonly dist?: string
  readonly data?: string
  readonly env?: NodeJS.ProcessEnv
}

export async function startServer({
  demo = false,
  dist = DIST,
  data = mkdtempSync(join(tmpdir(), 'promin-data-')),
  env = {},
}: Options = {}): Promise<RunningServer> {
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const program = join(dist, 'server', 'promin.js')
  const whole = {
    ...process.env,
    LOG_LEVEL: 'error',
    ...env,
    PORT: String(port),
    PROMIN_DATA: data,
    PUBLIC_URL: url,
  }
  const admin = (args: readonly string[]) =>
    execFileSync(process.execPath, [program, ...args], { env: whole, encoding: 'utf8' })
  let child: ChildProcess | undefined
  const server: RunningServer = {
    url,
    port,
    data,
    pid: () => child?.pid ?? 0,
    invite: (role) => readInvite(admin(['invite', '--role', role, '--json'])),
    start: async () => {
      child = spawn(process.execPath, [program, 'serve'], {
        env: whole,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      await vi.waitFor(() => askHealth(url), { timeout: 60_000, interval: 50 })
    },
    kill: async () => {
      if (child === undefined || child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      child = undefined
    },
    remove: async () => {
      await server.kill()
      rmSync(data, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  if (demo) admin(['demo'])
  await server.start()
  return server
}

function readInvite(output: string): { code: string; url: string } {
  const last = output.trim().split('\n').at(-1) ?? ''
  return v.parse(Invite, JSON.parse(last))
}

async function askHealth(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/health`)
  if (!answer.ok) throw new Error(`not healthy: ${answer.status}`)
}

/** Below those that systems give to outgoing connections: a server that is killed and started again
 *  must find its port still free. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST_PORT, LOWEST_OUTGOING_PORT)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  const outcome = new Promise<boolean>((resolve) => {
    probe.once('listening', () => resolve(true))
    probe.once('error', () => resolve(false))
  })
  probe.listen(port)
  const free = await outcome
  if (free) await new Promise((closed) => probe.close(closed))
  return free
}
