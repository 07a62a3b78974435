// npm run sequence [-- ROWS [WRITERS]]: a million rows, 64 phones that push, four that pull, two server
// processes on one PostgreSQL. Prints how many rows a reader missed; that must be 0. Takes minutes.

import { ensureInstalled, runTool } from './house.mjs'

const [rows = '1000000', writers = '64'] = process.argv.slice(2)
await ensureInstalled()
process.exitCode = await runTool(
  'vitest/vitest.mjs',
  ['run', '--project', 'server-pg', 'tests/postgres/crowd.test.ts'],
  { env: { PROMIN_SEQUENCE_ROWS: rows, PROMIN_SEQUENCE_WRITERS: writers } },
)
