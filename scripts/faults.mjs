// npm run faults: links torn at every byte, lying networks, a server that is killed 200 times, months
// without a network, and browsers that are killed, frozen and robbed of their storage.
// Some twenty minutes; `npm test` runs a slice of it.

import { findChromium } from '../tests/support/find-chromium.mjs'
import { findFirefox } from '../tests/faults/firefox/find-firefox.mjs'
import { findWebkit } from '../tests/faults/webkit/find-webkit.mjs'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, runTool } from './house.mjs'

await ensureInstalled()
await ensureBuilt()
const { SERVER_KILLS = '200' } = process.env
const chromium = await findChromium()
if (chromium === undefined) console.error('No Chromium found: browsers are left out.')
const projects = [
  'faults',
  ...(chromium === undefined ? [] : ['browser']),
  ...(findFirefox() === undefined ? [] : ['firefox']),
  ...(findWebkit() === undefined ? [] : ['webkit']),
]
process.exitCode = await runTool(
  'vitest/vitest.mjs',
  ['run', ...projects.flatMap((name) => ['--project', name]), 'tests/faults'],
  { env: { FAULTS: 'all', SERVER_KILLS, CHROMIUM_PATH: chromium ?? '' } },
)
