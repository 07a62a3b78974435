// npm run fleet: plays 100,000 schedules on every core, and says what 0 of n means.
//   npm run fleet -- --count 5000        fewer
//   npm run fleet -- --from 700000       other seeds
//   npm run fleet -- --on real           one kind only (double, real, dexie, whole)

import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, ROOT } from './house.mjs'

const BATCH = 20
const TELL_EVERY_MS = 30_000
/** Shares of the whole: the slower a kind, the fewer. */
const SHARES = [
  ['double', 0.9],
  ['real', 0.07],
  ['dexie', 0.025],
  ['whole', 0.005],
]

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    from: { type: 'string', default: '1000000' },
    on: { type: 'string' },
  },
})
await ensureInstalled()
const worker = await bundle()
const orders = makeOrders()
const total = orders.reduce((sum, { seeds }) => sum + seeds.length, 0)
let played = 0
let failed = 0
const started = Date.now()
const telling = setInterval(tell, TELL_EVERY_MS)
await Promise.all(Array.from({ length: availableParallelism() }, playOrders))
clearInterval(telling)
tell()
const bound = played === 0 ? '' : `, below ${(300 / played).toPrecision(2)} % at 95 %`
console.log(
  `${failed} of ${played} schedules failed${failed === 0 ? bound : ''}, seeds from ${values.from}`,
)
process.exitCode = failed === 0 ? 0 : 1

async function bundle() {
  const { build } = await import('vite')
  const outDir = join(ROOT, '.cache', 'fleet')
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: 'tests/fleet/worker.ts',
      outDir,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'worker.js', format: 'es' } },
    },
  })
  return join(outDir, 'worker.js')
}

/** Twenty seeds each, the kinds in turns, so that a run that is stopped has played of each. */
function makeOrders() {
  const count = Number(values.count)
  const shares = values.on === undefined ? SHARES : [[values.on, 1]]
  const kinds = shares.map(([on, share]) => ({ on, left: Math.round(count * share), share }))
  const orders = []
  let seed = Number(values.from)
  for (let step = 1; kinds.some(({ left }) => left > 0); step++) {
    for (const kind of kinds) {
      if (kind.left <= 0 || (step * kind.share) % 1 >= kind.share) continue
      const size = Math.min(BATCH, kind.left)
      orders.push({ on: kind.on, seeds: Array.from({ length: size }, (_, n) => seed + n) })
      kind.left -= size
      seed += size
    }
  }
  return orders
}

/** One process; a crash of it fails the whole run. */
function playOrders() {
  return new Promise((resolve, reject) => {
    const child = fork(worker, [], { cwd: ROOT })
    const next = () => {
      const order = orders.shift()
      if (order === undefined) child.disconnect()
      else child.send(order)
    }
    child.on('message', ({ played: count, failures }) => {
      played += count
      failed += failures.length
      for (const line of failures) console.log(line)
      next()
    })
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`it ended: ${code}`))))
    next()
  })
}

function tell() {
  const minutes = (Date.now() - started) / 60_000
  console.log(`${played} of ${total} in ${minutes.toFixed(1)} min, ${failed} failed`)
}
