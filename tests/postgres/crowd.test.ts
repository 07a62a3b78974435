import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import * as v from 'valibot'
import { enrol } from '../support/api-client.ts'
import { createDatabase, type TestDatabase } from '../support/postgres-database.ts'
import { runSequence } from '../support/sequence-run.ts'
import { createProgram, type Program } from '../server/support/program.ts'

// `npm run sequence` runs this with a million rows and 64 writers; a phone may send 20,000 a day.

const ROWS = Number(process.env.PROMIN_SEQUENCE_ROWS ?? 3000)
const WRITERS = Number(process.env.PROMIN_SEQUENCE_WRITERS ?? 12)
const BATCH = Math.min(500, Math.ceil(ROWS / WRITERS / 5))
const PUSHES = Math.ceil(ROWS / WRITERS / BATCH)
const READERS = 4

let database: TestDatabase
let program: Program

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'))
  program = createProgram({ DATABASE_URL: database.url })
}, 60_000)
afterAll(async () => {
  await program.remove()
  await database.drop()
})

test(`no reader on two processes skips one of ${ROWS} records that ${WRITERS} phones push`, async () => {
  const urls = [(await program.serve()).url, (await program.serve()).url]
  const [url = ''] = urls
  const phones = async (count: number) => {
    const tokens: string[] = []
    const coordinator = await enrol(url, await invite())
    while (tokens.length < count)
      tokens.push((await enrol(url, await ask(coordinator.token))).token)
    return tokens
  }
  // A coordinator may make 30 invites at once.
  const half = Math.ceil(WRITERS / 3)
  const writers = [...(await phones(half)), ...(await phones(half)), ...(await phones(half))]
  const run = { urls, writers: writers.slice(0, WRITERS), readers: await phones(READERS) }
  const started = performance.now()
  const { written, skipped } = await runSequence({ ...run, pushes: PUSHES, batch: BATCH })
  const seconds = (performance.now() - started) / 1000
  if (ROWS > 3000)
    console.log(
      `${written} rows, ${(written / seconds).toFixed(0)}/s, skipped ${skipped.join(' ')}`,
    )
  expect(written).toBe(WRITERS * PUSHES * BATCH)
  expect(skipped).toEqual([0, 0, 0, 0])

  async function ask(token: string): Promise<string> {
    const answer = await fetch(`${url}/api/invites`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"role":"field"}',
    })
    return v.parse(v.object({ code: v.string() }), await answer.json()).code
  }
}, 7_200_000)

async function invite(): Promise<string> {
  const { out } = await program.run(['invite', '--role', 'coordinator', '--json'])
  const last: unknown = JSON.parse(out.trim().split('\n').at(-1) ?? '')
  return v.parse(v.object({ code: v.string() }), last).code
}
