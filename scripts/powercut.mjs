// npm run powercut [-- CUTS]: cuts the power of a phone's and of a server's disk, right after each said
// that a record is safe, and counts what is lost. Long: some 5 s a cut of a phone, 1 s of a server.

import { findChromium } from '../tests/support/find-chromium.mjs'
import { whyNoPowerCuts } from '../tests/faults/support/find-loop-disk.mjs'
import { ensureInstalled, runTool } from './house.mjs'

const CUTS = Number(process.argv[2] ?? 300)
const SERVER_CUTS_FOR_EACH = 4

await ensureInstalled()
const missing = whyNoPowerCuts()
const chromium = await findChromium()
if (missing === undefined && chromium !== undefined) {
  process.exitCode = await runTool(
    'vitest/vitest.mjs',
    ['run', '--project', 'disk', '-t', 'the power of the server|the battery goes|the control'],
    {
      env: {
        CHROMIUM_PATH: chromium,
        POWER_CUTS_PHONE: String(CUTS),
        POWER_CUTS_SERVER: String(CUTS * SERVER_CUTS_FOR_EACH),
      },
    },
  )
} else {
  console.error(`No power can be cut here: ${missing ?? 'no Chromium found'}`)
  process.exitCode = 2
}
