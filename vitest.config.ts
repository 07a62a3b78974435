import { defineConfig } from 'vitest/config'

// One command runs all but the browser; `--project browser` needs a built app in dist/.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [
            'tests/e2e/**',
            'tests/bench/**',
            'tests/server/**',
            'tests/postgres/**',
            'tests/fleet/**',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'server', include: ['tests/server/**/*.test.ts'], testTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          // The same server, on a real PostgreSQL, and what only several processes can get wrong.
          name: 'server-pg',
          include: ['tests/server/**/*.test.ts', 'tests/postgres/**/*.test.ts'],
          exclude: ['tests/server/{sqlite-store,program,app-files}.test.ts'],
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
          include: ['tests/e2e/**/*.test.ts'],
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
