// npm run faults: links torn at every byte, lying networks, and a server that is killed 200 times.
// Some ten minutes; `npm test` runs a slice of it.

import { ensureBuilt } from './build.mjs'
import { ensureInstalled, runTool } from './house.mjs'

await ensureInstalled()
await ensureBuilt()
const { SERVER_KILLS = '200' } = process.env
process.exitCode = await runTool('vitest/vitest.mjs', ['run', '--project', 'faults'], {
  env: { FAULTS: 'all', SERVER_KILLS },
})
