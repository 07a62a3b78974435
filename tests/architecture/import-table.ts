// Who may import whom. Imports point down; nothing below imports anything above.

export type Zone = keyof typeof ZONES

/** For each part of the house: the parts that it may import, and the packages. */
export const ZONES = {
  domain: { parts: [], packages: ['valibot'] },
  sync: { parts: ['domain'], packages: [] },
  crypto: { parts: ['domain', 'sync'], packages: [] },
  platform: { parts: ['domain', 'sync'], packages: ['valibot'] },
  storage: { parts: ['domain', 'sync', 'crypto'], packages: ['dexie', 'valibot'] },
  device: { parts: ['domain', 'sync', 'crypto', 'platform', 'storage'], packages: [] },
  i18n: { parts: ['domain'], packages: [] },
  ui: { parts: [], packages: ['preact', 'qr'] },
  exports: { parts: ['domain', 'i18n'], packages: ['hucre'] },
  state: {
    parts: ['domain', 'sync', 'platform', 'storage', 'device', 'i18n', 'exports'],
    packages: ['preact', 'zustand', 'valibot'],
  },
  features: { parts: ['domain', 'i18n', 'ui', 'state', 'exports'], packages: ['preact', 'qr'] },
  app: {
    parts: [
      'domain',
      'sync',
      'crypto',
      'platform',
      'storage',
      'device',
      'i18n',
      'ui',
      'exports',
      'state',
      'features',
    ],
    packages: ['preact', 'zustand', 'workbox-window', 'virtual:pwa-register'],
  },
  workers: { parts: ['domain', 'i18n', 'platform', 'storage', 'exports'], packages: [] },
  sw: {
    parts: ['domain', 'sync', 'platform', 'device', 'i18n'],
    packages: ['workbox-core', 'workbox-precaching', 'workbox-routing'],
  },
  server: {
    parts: ['domain', 'i18n', 'exports'],
    packages: [
      'node',
      '@hono/node-server',
      '@valibot/to-json-schema',
      'aws4fetch',
      'better-sqlite3',
      'hono',
      'kysely',
      'pg',
      'pino',
      'prom-client',
      'qr',
      'valibot',
    ],
  },
} as const satisfies Record<string, { parts: readonly string[]; packages: readonly string[] }>

/** Gives the part of the house that a file belongs to; undefined for tests, scripts and configuration. */
export function zoneOf(path: string): Zone | undefined {
  if (path === 'src/main.tsx') return 'app'
  if (path === 'src/device.ts' || path === 'src/photo-desk.ts') return 'device'
  const [top, folder] = path.split('/')
  if (top === 'sw' || top === 'server') return top
  return top === 'src' && folder !== undefined && isZone(folder) ? folder : undefined
}

/** Gives the package of a specifier: `zustand/vanilla` → `zustand`, `node:fs` → `node`. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node'
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}

function isZone(name: string): name is Zone {
  return Object.hasOwn(ZONES, name)
}
