// `npm run soak`: does a server's memory stay where it is? Phones push, poll and listen at a steady pace,
// new ones take everything, some send rubbish; what the process holds is printed as time goes by.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Db } from '../../server/store/schema.ts'
import { makeOutageChanges, makeReplica, pullAll, sync } from '../support/api-client.ts'
import { listenTo } from '../support/event-stream.ts'
import { insist } from '../support/insist.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { enrolMany, post, writeBody } from '../bench/many-phones.ts'

const MINUTES = Number(process.env.PROMIN_SOAK_MINUTES ?? 60)
const PHONES = 40
const LISTENERS = 20
/** Each phone pushes three changes about once in this time; it may send 20,000 in a day. */
const PACE_MS = 1000
const SAMPLES = 60
/** How much more the last quarter may hold than the second one, in which the first heap has settled. */
const ALLOWED_GROWTH = 1.15

let server: RunningServer
let db: Db
beforeAll(async () => {
  server = await startServer()
  db = (await openSqlite(join(server.data, 'promin.sqlite'))).db
})
afterAll(async () => {
  await db.destroy()
  await server.remove()
})

test(
  `a server holds no more memory after ${MINUTES} minutes than after some`,
  async () => {
    const tokens = await enrolMany(db, PHONES)
    const listening = await Promise.all(
      tokens.slice(0, LISTENERS).map((token) => listenTo(`${server.url}/api/events`, token)),
    )
    const end = performance.now() + MINUTES * 60_000
    const isOver = () => performance.now() >= end
    const living = [...tokens.map((token) => live(token, isOver)), disturb(tokens, isOver)]
    const samples = await watch(isOver)
    const pushed = (await Promise.all(living)).reduce((sum, count) => sum + count, 0)
    for (const events of listening) events.close()
    const quarter = Math.floor(samples.length / 4)
    const mean = (from: number) =>
      samples.slice(from, from + quarter).reduce((sum, mb) => sum + mb, 0) / quarter
    const [early, late] = [mean(quarter), mean(samples.length - quarter)]
    console.log(
      `${MINUTES} min, ${pushed} changes: ${early.toFixed(0)} MB in the second quarter, ${late.toFixed(0)} MB in the last`,
    )
    expect(late).toBeLessThan(early * ALLOWED_GROWTH)
  },
  (MINUTES + 10) * 60_000,
)

/** One phone: pushes, follows the cursor, and asks once more for nothing. Gives how much it pushed. */
async function live(token: string, isOver: () => boolean): Promise<number> {
  const replica = makeReplica()
  let cursor: string | null = (await insist(() => pullAll(server.url, token))).cursor
  let pushed = 0
  while (!isOver()) {
    const changes = makeOutageChanges(3, replica, Date.now())
    const from = cursor
    const { response } = await insist(() => sync(server.url, token, { changes, cursor: from }))
    pushed += changes.length
    cursor = response.cursor
    if (pushed % 30 === 0) await insist(() => sync(server.url, token, { cursor }))
    await pause(PACE_MS)
  }
  return pushed
}

/** Rubbish, repeats and a phone that begins anew, now and then. */
async function disturb(tokens: readonly string[], isOver: () => boolean): Promise<number> {
  for (let n = 0; !isOver(); n += 1) {
    const token = tokens[n % tokens.length] ?? ''
    const changes = Array.from({ length: 50 }, () => ({ id: 'x'.repeat(n % 5000), set: [n] }))
    const rubbish = writeBody({ cursor: null, changes, limit: 1 })
    await insist(() => post(server.url, { token, body: rubbish }))
    const nobody = { token: `nobody-${n}-nobody-nobody`, body: Buffer.from('{') }
    await insist(() => post(server.url, nobody))
    if (n % 60 === 0) await insist(() => sync(server.url, token, { cursor: null, limit: 1000 }))
    await pause(PACE_MS)
  }
  return 0
}

async function watch(isOver: () => boolean): Promise<readonly number[]> {
  const samples: number[] = []
  const started = performance.now()
  while (!isOver()) {
    await pause((MINUTES * 60_000) / SAMPLES)
    const mb = readMegabytes(server.pid())
    samples.push(mb)
    const minutes = (performance.now() - started) / 60_000
    console.log(`${minutes.toFixed(1).padStart(6)} min  ${mb.toFixed(0).padStart(5)} MB`)
  }
  return samples
}

/** What a process holds of the machine's memory, on Linux. */
function readMegabytes(pid: number): number {
  const [, kib = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kib) / 1024
}
