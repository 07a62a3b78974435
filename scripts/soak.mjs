// npm run soak [-- MINUTES]: an hour of phones that push, poll and listen; prints what the server's
// process holds as time goes by. Linux.

import { ensureBuilt } from './build.mjs'
import { ensureInstalled, runTool } from './house.mjs'

const [minutes = '60'] = process.argv.slice(2)
await ensureInstalled()
await ensureBuilt()
process.exitCode = await runTool('vitest/vitest.mjs', ['run', '--project', 'soak'], {
  env: { PROMIN_SOAK_MINUTES: minutes },
})
