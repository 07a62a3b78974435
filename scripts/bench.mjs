// npm run bench: measures the figures that this project promises, on this machine, and prints them
// beside their limits. Ratios stand against the raw platform, measured in the same run.

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, ROOT, runTool } from './house.mjs'

const FILE = join(ROOT, '.cache', 'bench.jsonl')

await ensureInstalled()
await ensureBuilt()
rmSync(FILE, { force: true })
const filter = process.argv.slice(2)
const exitCode = await runTool('vitest/vitest.mjs', ['run', '--project', 'bench', ...filter])
const rows = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : []
console.log('')
let over = 0
for (const { figure, value, unit, limit, bound, note } of rows) {
  const ok = bound === 'at most' ? value <= limit : value >= limit
  if (!ok) over += 1
  const shown = `${format(value)}${unit}`.padStart(12)
  const allowed = `${bound} ${format(limit)}${unit}`.padEnd(20)
  console.log(`${ok ? 'ok  ' : 'OVER'} ${figure.padEnd(66)}${shown}  ${allowed} ${note ?? ''}`)
}
console.log(`\n${rows.length} figures, ${over} over their limit`)
process.exitCode = exitCode !== 0 || over > 0 ? 1 : 0

function format(value) {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(2)
}
