import { defineConfig } from 'vitest/config'

// One command runs all but the browser; `--project browser` needs a built app in dist/.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    restoreMocks: true,
    // A test that hangs is ended; one that is slow on a busy machine is not.
    testTimeout: 60_000,
    expect: { poll: { timeout: 60_000, interval: 100 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [
            'e2e',
            'bench',
            'server',
            'postgres',
            'fleet',
            'faults',
            'caddy',
            'spreadsheet',
          ].map((name) => `tests/${name}/**`),
        },
      },
      {
        extends: true,
        test: { name: 'server', include: ['tests/server/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          // The same server, on a real PostgreSQL, and what only several processes can get wrong.
          name: 'server-pg',
          include: ['tests/server/**/*.test.ts', 'tests/postgres/**/*.test.ts'],
          // What never asks the database for anything that could differ there.
          exclude: [
            'tests/server/{address,app-files,bodies,image,openapi*,place-names}.test.ts',
            'tests/server/{limits,program,push-call,push-thread,slow-clients,sqlite-store,stuck-database}.test.ts',
            'tests/server/*{-store,-uploads}.test.ts',
          ],
          globalSetup: ['tests/support/shared-postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'fleet', include: ['tests/fleet/**/*.test.ts'], testTimeout: 240_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts', 'tests/faults/browser/**/*.test.ts'],
          globalSetup: ['tests/support/built-app.ts'],
          // One browser at a time: phones are slow enough without neighbours.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.shot.ts'],
          globalSetup: ['tests/support/built-app.ts'],
          testTimeout: 300_000,
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/{network,server}/**/*.test.ts'],
          globalSetup: ['tests/support/built-app.ts'],
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          // Root on Linux only: `scripts/test.mjs` asks first.
          name: 'disk',
          include: ['tests/faults/disk/**/*.test.ts'],
          globalSetup: ['tests/support/built-app.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'soak',
          include: ['tests/soak/**/*.soak.ts'],
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          // Where there is a Firefox: `scripts/test.mjs` asks first.
          name: 'firefox',
          include: ['tests/faults/firefox/**/*.test.ts'],
          globalSetup: ['tests/support/built-app.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          // Where there is a Caddy: `scripts/test.mjs` asks first.
          name: 'caddy',
          include: ['tests/caddy/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          // Where there is a LibreOffice: `scripts/test.mjs` asks first.
          name: 'spreadsheet',
          include: ['tests/spreadsheet/**/*.test.ts'],
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          // Where there is WebKitGTK, its driver and a screen in memory; in the long run only.
          name: 'webkit',
          include: ['tests/faults/webkit/**/*.test.ts'],
          globalSetup: ['tests/support/built-app.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'bench',
          include: ['tests/bench/**/*.bench.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
