// What a server does when nothing happens, when a new phone comes, and when it starts.

import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Db } from '../../server/store/schema.ts'
import { inflate, type Answer } from '../support/api-client.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { enrolMany, loadPhones, post, pushAll, writeBody } from './many-phones.ts'
import { report } from './report.ts'

const RECORDS = 20_000
const POLLS_A_MINUTE = 10_000
const MEASURED_SECONDS = 6
/** A minute's polls before: a server that runs for a day is not measured by its first thousand answers. */
const WARM_UP_POLLS = 10_000
const WARM_UP_EACH = 25
const CHANGES = 1_000_000

let server: RunningServer
let db: Db

beforeAll(async () => {
  server = await startServer()
  db = (await openSqlite(join(server.data, 'promin.sqlite'))).db
  const phones = loadPhones(await enrolMany(db, 4), { pushes: RECORDS / 4 / 200, batch: 200 })
  await pushAll([server.url], phones)
}, 300_000)
afterAll(async () => {
  await db.destroy()
  await server.remove()
})

test('10,000 polls a minute of phones for which there is nothing new', async () => {
  const count = (POLLS_A_MINUTE / 60) * MEASURED_SECONDS
  // Each may poll 30 times at once.
  const others = await enrolMany(db, WARM_UP_POLLS / WARM_UP_EACH)
  const tokens = await enrolMany(db, 100)
  const cursor = await skipToEnd(tokens[0] ?? '')
  const bodies = [writeBody({ cursor, changes: [] })]
  for (let n = 0; n < WARM_UP_EACH; n += 1) await pollAtOnce(others, bodies)
  await poll(tokens, bodies, count)
  const before = readCpuSeconds(server.pid())
  await poll(tokens, bodies, count)
  report({
    figure: 'server: 10,000 idle polls a minute, of one core',
    value: ((readCpuSeconds(server.pid()) - before) / MEASURED_SECONDS) * 100,
    unit: ' %',
    limit: 10,
    bound: 'at most',
  })
})

test('a new phone takes 20,000 records', async () => {
  const [token = ''] = await enrolMany(db, 1)
  const started = performance.now()
  const count = await countPulled(token)
  const seconds = (performance.now() - started) / 1000
  expect(count).toBeGreaterThanOrEqual(RECORDS)
  report({
    figure: 'server: pull of 20,000 records',
    value: seconds,
    unit: ' s',
    limit: 2,
    bound: 'at most',
  })
})

test('a server starts on a database of a million changes', async () => {
  const data = mkdtempSync(join(tmpdir(), 'promin-million-'))
  const first = await startServer({ data })
  await first.kill()
  await fill(data)
  const started = performance.now()
  await first.start()
  const seconds = (performance.now() - started) / 1000
  await first.remove()
  report({
    figure: 'server: start with 1,000,000 changes, until it answers that it is well',
    value: seconds,
    unit: ' s',
    limit: 2,
    bound: 'at most',
  })
}, 300_000)

/** Evenly over the time: a minute's share of polls. */
async function poll(
  tokens: readonly string[],
  bodies: readonly Buffer[],
  count: number,
): Promise<void> {
  const polls: Promise<Answer>[] = []
  for (let n = 0; n < count; n += 1) {
    const body = bodies[n % bodies.length]
    if (body !== undefined)
      polls.push(post(server.url, { token: tokens[n % tokens.length] ?? '', body }))
    if (n % 10 === 0) await pause(((MEASURED_SECONDS * 1000) / count) * 10)
  }
  expectNothingNew(await Promise.all(polls))
}

/** What is measured are polls that were answered: one that is refused costs less. */
function expectNothingNew(answers: readonly Answer[]): void {
  for (const answer of answers) {
    expect(answer.status).toBe(200)
    expect(inflate(answer).toString()).toContain('"more":false,"reset":false,"records":[]')
  }
}

/** Ten by ten, as quick as they are answered. */
async function pollAtOnce(tokens: readonly string[], bodies: readonly Buffer[]): Promise<void> {
  const [body] = bodies
  if (body === undefined) return
  for (let at = 0; at < tokens.length; at += 10)
    expectNothingNew(
      await Promise.all(
        tokens.slice(at, at + 10).map((token) => post(server.url, { token, body })),
      ),
    )
}

/** Page after page; what a phone does with them is the phone's time. */
async function countPulled(token: string): Promise<number> {
  let cursor: string | null = null
  let count = 0
  for (;;) {
    const body = writeBody({ cursor, changes: [], limit: 1000 })
    const page = v.parse(
      Page,
      JSON.parse(inflate(await post(server.url, { token, body })).toString()),
    )
    count += page.records.length
    cursor = page.cursor
    if (!page.more) return count
  }
}

const Page = v.object({ cursor: v.string(), more: v.boolean(), records: v.array(v.unknown()) })

/** Gives the cursor of a phone that has everything. */
async function skipToEnd(token: string): Promise<string> {
  const { head } = await db.selectFrom('municipalities').select('head').executeTakeFirstOrThrow()
  const { epoch } = await db.selectFrom('sites').select('epoch').executeTakeFirstOrThrow()
  const { mark } = await db
    .selectFrom('points')
    .select('mark')
    .where('seq', '=', head)
    .executeTakeFirstOrThrow()
  const answer = await post(server.url, {
    token,
    body: writeBody({ cursor: null, changes: [], limit: 1 }),
  })
  const scope = /"cursor":"[^"]*\.([^".]+)"/.exec(inflate(answer).toString())?.[1] ?? ''
  return [epoch, head, mark, scope].join('.')
}

/** Seconds of processor time that a process has had; Linux counts them in hundredths. */
function readCpuSeconds(pid: number): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = after.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** A fifth as many records as changes, by one statement each: pushing them would take minutes. */
async function fill(data: string): Promise<void> {
  const { db: full } = await openSqlite(join(data, 'promin.sqlite'))
  await sql`pragma synchronous = off`.execute(full)
  const { id } = await full.selectFrom('municipalities').select('id').executeTakeFirstOrThrow()
  const numbers = (count: number) =>
    sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${count})`
  await sql`${numbers(CHANGES)} insert into changes
    select ${id}, printf('%012x-0000-aaaaaaaaaaaa', i), printf('%012x-0000-aaaaaaaaaaaa', i),
      printf('%08x-0000-7000-8000-000000000000', i % ${CHANGES / 5}), 'aaaaaaaaaaaa', null,
      hex(randomblob(16)), '{"service":"electricity","place":"UA80000000000336424"}', i from n`.execute(
    full,
  )
  await sql`${numbers(CHANGES / 5)} insert into records
    select ${id}, printf('%08x-0000-7000-8000-000000000000', i - 1), 'outage', i + 1000000,
      '{"service":"electricity","place":"UA80000000000336424"}', '{}', 'UA80000000000336424',
      null, null from n`.execute(full)
  await full.updateTable('municipalities').set({ head: 2_000_000 }).execute()
  await full
    .insertInto('points')
    .values({ municipality: id, seq: 2_000_000, mark: 'aaaaaaaaaaaa' })
    .execute()
  await full.destroy()
}
