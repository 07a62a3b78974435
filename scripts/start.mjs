// npm start: installs and builds when needed, then serves. npm run demo: the same with the
// demonstration city, in a data folder of its own.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, must, ROOT, run } from './house.mjs'

const SERVER = join(ROOT, 'dist', 'server', 'promin.js')
const demo = process.argv.includes('--demo')
const env = demo
  ? {
      ...process.env,
      PROMIN_DATA: process.env.PROMIN_DATA ?? join(ROOT, 'data', 'demo'),
      // Never into a database that someone keeps a town in.
      DATABASE_URL: '',
    }
  : process.env

await ensureInstalled()
await ensureBuilt()
if (demo) {
  await must('Loading the demonstration city', run(process.execPath, [SERVER, 'demo'], { env }))
}

const args = process.argv.slice(2).filter((arg) => arg !== '--demo')
const child = spawn(process.execPath, [SERVER, 'serve', ...args], {
  cwd: ROOT,
  env,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.once('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0))
