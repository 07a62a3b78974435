// The files that an administrator starts the server with, held to what the server really reads. What
// they do on a machine with Docker or systemd is not tried here: no test may need either.

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { parse } from 'yaml'
import { letsThrough } from '../support/docker-context.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const namesIn = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort()

/** What the server reads, out of the code that reads it. */
const known = namesIn(
  ['settings.ts', 's3-settings.ts'].map((file) => read(`server/cli/${file}`)).join('\n'),
  /(?:env\.|: ')([A-Z][A-Z0-9_]+)\b/g,
)

const Service = v.looseObject({
  environment: v.record(v.string(), v.string()),
  image: v.string(),
  restart: v.string(),
  read_only: v.boolean(),
  cap_drop: v.array(v.string()),
  cap_add: v.optional(v.array(v.string())),
  security_opt: v.array(v.string()),
  ports: v.optional(v.array(v.string())),
  user: v.optional(v.string()),
  networks: v.array(v.string()),
  volumes: v.array(v.string()),
  tmpfs: v.optional(v.array(v.string())),
  healthcheck: v.optional(v.looseObject({ test: v.array(v.string()) })),
})
const Compose = v.object({
  name: v.string(),
  'x-shut-in': v.unknown(),
  services: v.object({ caddy: Service, promin: Service, postgres: Service }),
  networks: v.object({ web: v.null(), database: v.object({ internal: v.literal(true) }) }),
  volumes: v.record(v.string(), v.null()),
})
const compose = v.parse(Compose, parse(read('compose.yaml'), { merge: true }))

describe('names of settings', () => {
  test('those that the server reads are those that the guide explains', () => {
    expect(known).toContain('PROMIN_PROXIES')
    const table = namesIn(read('docs/operating.md'), /`([A-Z][A-Z0-9_]{3,})`(?=[^\n]*\|)/g)
    expect(table).toEqual(known)
  })

  test.each([
    ['compose.yaml', Object.keys(compose.services.promin.environment)],
    ['Dockerfile', namesIn(read('Dockerfile'), /(?:^ENV |\s)([A-Z][A-Z_]+)=/gm)],
    ['promin.env', namesIn(read('deploy/promin.env'), /^#?([A-Z][A-Z0-9_]+)=/gm)],
    ['promin.service', namesIn(read('deploy/promin.service'), /^Environment=([A-Z_]+)=/gm)],
    ['promin-backup', namesIn(read('deploy/promin-backup.service'), /^Environment=([A-Z_]+)=/gm)],
  ])('%s sets none that nobody reads', (_file, names) => {
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => name !== 'NODE_ENV' && !known.includes(name))).toEqual([])
  })

  test('what compose.yaml asks of the administrator is in the example, and empty there', () => {
    const asked = namesIn(read('compose.yaml'), /\$\{(\w+):\?/g)
    expect(namesIn(read('.env.example'), /^([A-Z_]+)=$/gm)).toEqual(asked)
    expect(read('.gitignore').split('\n')).toContain('.env')
  })
})

describe('compose.yaml', () => {
  test.each(Object.entries(compose.services))('%s is shut in and comes back', (name, service) => {
    expect(service.restart).toBe('unless-stopped')
    expect(service.read_only).toBe(true)
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.security_opt).toEqual(['no-new-privileges:true'])
    expect(service.cap_add ?? []).toEqual(name === 'caddy' ? ['NET_BIND_SERVICE'] : [])
    expect(service.image).not.toMatch(/:latest$|^[^:]+$/)
  })

  test('only Caddy is reached from outside, and only Promin reaches the database', () => {
    const { caddy, promin, postgres } = compose.services
    expect([promin.ports, postgres.ports]).toEqual([undefined, undefined])
    expect([caddy.networks, promin.networks, postgres.networks]).toEqual([
      ['web'],
      ['web', 'database'],
      ['database'],
    ])
  })

  test('holds no password, and mounts only what it names', () => {
    for (const { environment, volumes } of Object.values(compose.services)) {
      const secrets = Object.entries(environment).filter(([key]) => /PASSWORD|DATABASE/.test(key))
      for (const [, value] of secrets) expect(value).toContain('${POSTGRES_PASSWORD:?')
      for (const volume of volumes) {
        const [from = ''] = volume.split(':')
        const exists = from.startsWith('./')
          ? existsSync(join(ROOT, from))
          : from in compose.volumes
        expect(exists, volume).toBe(true)
      }
    }
  })

  test('Caddy asks the service and the port that the image names', () => {
    const [, port] = /^EXPOSE (\d+)$/m.exec(read('Dockerfile')) ?? []
    expect(read('deploy/Caddyfile')).toContain(`reverse_proxy promin:${port}`)
    expect(read('server/cli/settings.ts')).toContain(`DEFAULT_PORT = ${port}`)
  })
})

describe('the image', () => {
  test('is built from all that the build reads, and from nothing private', () => {
    const [, list = ''] = /const SOURCES = \[(.*?)\]/s.exec(read('scripts/build.mjs')) ?? []
    const sources = namesIn(list, /'([^']+)'/g)
    expect(sources.length).toBeGreaterThan(10)
    expect(sources.filter((path) => !letsThrough(ROOT, path))).toEqual([])
    const kept = ['.env', '.git/config', 'data/promin.sqlite', 'node_modules/x', 'dist/app/x']
    expect(kept.filter((path) => letsThrough(ROOT, path))).toEqual([])
  })

  test('what a script that it runs imports is there, too', () => {
    const scripts = readdirSync(join(ROOT, 'scripts')).filter((name) =>
      letsThrough(ROOT, `scripts/${name}`),
    )
    const imported = scripts.flatMap((name) =>
      namesIn(read(`scripts/${name}`), /from '\.\/([^']+)'/g),
    )
    expect(imported.length).toBeGreaterThan(0)
    expect(imported.filter((name) => !letsThrough(ROOT, `scripts/${name}`))).toEqual([])
  })

  test('copies what is there, and starts commands that the program knows', () => {
    const docker = read('Dockerfile')
    const copied = [...docker.matchAll(/^COPY (--from=build )?(.+) \S+$/gm)].flatMap(
      ([, from, paths = '']) =>
        paths.split(' ').map((path) => ({ path: path.replace(/^\/promin\//, ''), from })),
    )
    expect(copied.length).toBeGreaterThan(6)
    for (const { path, from } of copied) {
      // The stage before makes these two.
      if (from !== undefined && ['dist', 'node_modules'].includes(path)) continue
      expect(existsSync(join(ROOT, path)), path).toBe(true)
      if (path !== '.') expect(letsThrough(ROOT, path), path).toBe(true)
    }
    const commands = [...docker.matchAll(/^ *(?:HEALTHCHECK.*\\\n *)?CMD \[(.+)\]$/gm)].map(
      ([, words = '']) => namesIn(words, /"(\w+)"/g).filter((word) => word !== 'promin'),
    )
    expect(commands).toEqual([['health'], ['serve']])
    for (const [name] of commands) expect(read('server/cli/commands.ts')).toContain(`['${name}', `)
  })

  test('is read-only but for its data and a place in memory for what a restore unpacks', () => {
    const { promin } = compose.services
    const [, volume] = /^VOLUME (\S+)$/m.exec(read('Dockerfile')) ?? []
    expect(promin.volumes).toEqual([`promin-data:${volume}`])
    expect(read('Dockerfile')).toContain(`PROMIN_DATA=${volume}`)
    expect(promin.tmpfs).toEqual(['/tmp'])
  })

  test('does not run as root, and says when it is well', () => {
    const [, stage = ''] = read('Dockerfile').split(/^FROM .*slim$/m)
    expect(stage).toMatch(/^USER node$/m)
    expect(stage).toMatch(/^HEALTHCHECK [^]*"health"/m)
  })
})

describe('units of systemd', () => {
  const units = ['promin.service', 'promin-backup.service', 'promin-backup.timer']
  test.each(units)('%s is well formed, where systemd is here to say so', (name) => {
    const verdict = verifyUnit(join(ROOT, 'deploy', name))
    // Programs that are not installed here are none of the file's faults.
    expect(verdict.filter((line) => !/is not executable|Failed to/.test(line))).toEqual([])
    const text = read(`deploy/${name}`)
    if (name.endsWith('.service')) expect(text).toMatch(/^ProtectSystem=strict$/m)
    const [, command] = /promin\.js (\w+)/.exec(text) ?? []
    if (command !== undefined) expect(read('server/cli/commands.ts')).toContain(`['${command}', `)
  })

  test.each(units.filter((name) => name.endsWith('.service')))(
    '%s leaves little open, where systemd is here to weigh it',
    (name) => {
      expect(weighUnit(join(ROOT, 'deploy', name))).toBeLessThan(2)
    },
  )
})

/** Gives what `systemd-analyze security` makes of a unit, from 0 to 10; 0 where it is not here, or too old. */
function weighUnit(unit: string): number {
  try {
    const args = ['security', '--offline=true', '--no-pager', unit]
    const said = execFileSync('systemd-analyze', args, { encoding: 'utf8', stdio: 'pipe' })
    return Number(/exposure level for \S+: ([\d.]+)/.exec(said)?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Gives what `systemd-analyze verify` complains of; nothing where there is no systemd. */
function verifyUnit(unit: string): readonly string[] {
  try {
    execFileSync('systemd-analyze', ['verify', unit], { encoding: 'utf8', stdio: 'pipe' })
    return []
  } catch (error) {
    if (!(error instanceof Error) || ('code' in error && error.code === 'ENOENT')) return []
    return 'stderr' in error ? String(error.stderr).trim().split('\n') : [error.message]
  }
}
