// npm test: installs what is needed, runs every check there is, and ends with the true totals
// alone on the last line. Each tool counts as one check; each test as one.
//   npm test -- --no-browser      leaves the browser tests out (and says so)

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { whyNoPowerCuts } from '../tests/faults/support/find-loop-disk.mjs'
import { findCaddy } from '../tests/caddy/find-caddy.mjs'
import { findFirefox } from '../tests/faults/firefox/find-firefox.mjs'
import { findSoffice } from '../tests/spreadsheet/find-soffice.mjs'
import { ensureInstalled, ROOT, run, runTool } from './house.mjs'

const REPORTS = join(ROOT, '.cache', 'reports')
const rows = []
/** What is not disturbed by a neighbour; the runner by itself leaves one core idle. */
const ALL_CORES = { workers: availableParallelism() }

await ensureInstalled()
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

await check('types', () => runTool('typescript/bin/tsc', ['-b']))
await check('lint', () => runTool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']))
await check('format', () => runTool('oxfmt/bin/oxfmt', ['--check']))
await check('unused code', () => runTool('knip/bin/knip.js', ['--no-progress']))
await tests('house', 'domain, engine, storage, interface parts, architecture', ALL_CORES)
await tests('server', 'server over SQLite', ALL_CORES)
await tests('server-pg', 'server over PostgreSQL, several processes', ALL_CORES)
await tests('fleet', 'simulated phones, hostile network', ALL_CORES)
await check('build', () => run(process.execPath, ['scripts/build.mjs']))
await tests('faults', 'torn links, lying networks, a server that dies')
await otherProgramsTests()
await check('size', () => runTool('size-limit/bin.js', []))
if (process.argv.includes('--no-browser')) console.log('\nBrowser tests left out by --no-browser')
else await browserTests()
finish()

async function check(name, job) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const passed = (await job()) === 0
  rows.push({ name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, ms: Date.now() - started })
}

async function tests(project, title, { env = {}, workers } = {}) {
  console.log(`\n── ${project}: ${title}`)
  const started = Date.now()
  const report = join(REPORTS, `${project}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json']
  if (workers !== undefined) args.push(`--maxWorkers=${workers}`)
  const exitCode = await runTool('vitest/vitest.mjs', [...args, `--outputFile.json=${report}`], {
    env,
  })
  rows.push({ name: project, ...readResult(report, exitCode), ms: Date.now() - started })
}

async function otherProgramsTests() {
  if (findCaddy() === undefined) console.log('\nCaddy left out: none found (CADDY_PATH)')
  else await tests('caddy', 'the server behind the Caddyfile that is shipped')
  if (findSoffice() === undefined) console.log('\nLibreOffice left out: none found (SOFFICE_PATH)')
  else await tests('spreadsheet', 'exports opened in LibreOffice')
}

async function browserTests() {
  const { findChromium } = await import('../tests/support/find-chromium.mjs')
  const found = await findChromium({ install: true })
  if (found === undefined) {
    console.log('\n── browser: no Chromium found. Set CHROMIUM_PATH or install `chromium`.')
    rows.push({ name: 'browser', passed: 0, failed: 1, ms: 0 })
    return
  }
  await tests('browser', `Chromium (${found})`, { env: { CHROMIUM_PATH: found } })
  if (findFirefox() === undefined) console.log('\nFirefox left out: none found (FIREFOX_PATH)')
  else await tests('firefox', 'what only Firefox does')
  const missing = whyNoPowerCuts()
  if (missing === undefined)
    await tests('disk', 'power cuts and full disks', { env: { CHROMIUM_PATH: found } })
  else console.log(`\nPower cuts and full disks left out: ${missing}`)
}

/** A file that could not even be loaded, or a run that broke off, is a failure that no test reports. */
function readResult(report, exitCode) {
  const result = readReport(report)
  if (result === undefined) return { passed: 0, failed: 1 }
  const unloaded = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const skipped = result.numPendingTests + result.numTodoTests
  const failed = result.numFailedTests + unloaded + skipped
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    reasons: result.testResults.flatMap(findReasons),
  }
}

/** A line for each failed test of a file, or for the file itself: which, and the first words of why. */
function findReasons({ name, status, message, assertionResults }) {
  const file = relative(ROOT, name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [`${file}: ${firstLine(message)}`]
  return failed.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`)
}

function firstLine(text = '') {
  return text.split('\n', 1)[0].slice(0, 200)
}

function readReport(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch (error) {
    console.error(`No report of the run: ${error.message}`)
    return undefined
  }
}

function finish() {
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0)
  console.log('')
  for (const row of rows) {
    const seconds = `${(row.ms / 1000).toFixed(1)} s`.padStart(9)
    const mark = row.failed === 0 ? 'ok  ' : 'FAIL'
    console.log(
      `${mark} ${row.name.padEnd(14)}${seconds}  ${row.passed} passed, ${row.failed} failed`,
    )
    for (const reason of row.reasons ?? []) console.log(`       ${reason}`)
  }
  process.exitCode = sum('failed') === 0 ? 0 : 1
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
}
