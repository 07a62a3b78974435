// npm run --silent admin -- <command>: the server's command line. Whatever is said on the way goes
// to stderr, so that the last line of stdout is the answer and can be read by a program.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, ROOT } from './house.mjs'

await ensureInstalled({ quiet: true })
await ensureBuilt({ quiet: true })
const server = join(ROOT, 'dist', 'server', 'promin.js')
const child = spawn(process.execPath, [server, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
})
child.once('exit', (code) => process.exit(code ?? 1))
