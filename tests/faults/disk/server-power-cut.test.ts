// The power of the server goes right after it answered a push. SQLite promises with `synchronous =
// FULL` that an answered push is on the disk; with NORMAL, as the control shows, it is not.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { enrol, makeOutageChanges, makeReplica, pullAll, sync } from '../../support/api-client.ts'
import { DIST, startServer, type RunningServer } from '../../support/running-server.ts'
import { makeLoopDisk, type LoopDisk } from '../support/loop-disk.ts'
import { readServerFile } from '../support/server-file.ts'
import { tally } from '../support/tally.ts'

const CUTS = Number(process.env.POWER_CUTS_SERVER ?? 4)
/** Inside the checkout, so that the server finds its packages. */
const CACHE = join(DIST, '..', '.cache')
/** The server allows a phone 60 pushes a minute, and counts anew after each start. */
const MOST_PUSHES = 40
const AT_ONCE = 3

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

type Stage = { readonly disk: LoopDisk; readonly server: RunningServer; readonly token: string }

async function setUp(dist: string): Promise<Stage> {
  const disk = await makeLoopDisk(96)
  ends.push(disk.remove)
  const data = join(disk.folder, 'data')
  const server = await startServer({ dist, data, env: { LOG_LEVEL: 'silent' } })
  ends.push(server.kill)
  const { token } = await enrol(server.url, server.invite('field').code)
  disk.settle()
  return { disk, server, token }
}

/** Gives the changes that were answered until the power went, after `answers` answers. */
async function pushUntilCut({ disk, server, token }: Stage, answers: number): Promise<string[]> {
  const answered: string[] = []
  const replica = makeReplica()
  let left = MOST_PUSHES
  let pushes = 0
  let cut: Promise<void> | undefined
  const push = async () => {
    while (cut === undefined && left-- > 0) {
      const changes = makeOutageChanges(3, replica, Date.now() - 60_000 - ++pushes)
      await sync(server.url, token, { changes })
      // What comes after the cut never left: in the field the machine is dark by then.
      if (cut === undefined) answered.push(...changes.map(({ id }) => id))
      if (answered.length >= answers * 3) cut ??= disk.cutPower()
    }
  }
  await Promise.allSettled(Array.from({ length: AT_ONCE }, push))
  if (cut === undefined) throw new Error('too few answers came: the power was never cut')
  await cut
  await expectNoAnswer(server, token)
  await server.kill()
  await disk.restorePower()
  return answered
}

/** A server whose disk is gone takes nothing. */
async function expectNoAnswer({ url }: RunningServer, token: string): Promise<void> {
  const changes = makeOutageChanges(1, makeReplica(), Date.now() - 60_000)
  await expect(sync(url, token, { changes })).rejects.toThrow()
}

async function countLost(stage: Stage, cuts: number): Promise<{ answered: number; lost: number }> {
  let answered = 0
  let lost = 0
  for (let n = 0; n < cuts; n++) {
    const ids = await pushUntilCut(stage, 1 + ((n * 7) % 20))
    const { changes, isWhole } = readServerFile(stage.server.data)
    expect(isWhole).toBe(true)
    answered += ids.length
    lost += ids.filter((id) => !changes.has(id)).length
    await stage.server.start()
  }
  return { answered, lost }
}

test(
  'the power of the server goes right after an answer: everything answered is there',
  async () => {
    const stage = await setUp(DIST)
    const { answered, lost } = await countLost(stage, CUTS)
    expect(lost).toBe(0)
    const held = new Set<string>(
      (await pullAll(stage.server.url, stage.token)).records.map(({ id }) => id),
    )
    const records = new Set(readServerFile(stage.server.data).changes.values())
    expect([...records].filter((id) => !held.has(id))).toEqual([])
    tally(`server power cuts: ${CUTS}, answered changes: ${answered}`, lost, answered)
  },
  60_000 + CUTS * 20_000,
)

test('the control: with synchronous = NORMAL the same cut takes what was answered', async () => {
  mkdirSync(CACHE, { recursive: true })
  const relaxed = mkdtempSync(join(CACHE, 'relaxed-'))
  ends.push(() => rmSync(relaxed, { recursive: true, force: true }))
  cpSync(DIST, relaxed, { recursive: true })
  relaxServer(join(relaxed, 'server'))
  const stage = await setUp(relaxed)
  const ids = await pushUntilCut(stage, 12)
  const { changes } = readServerFile(stage.server.data)
  const lost = ids.filter((id) => !changes.has(id)).length
  expect(lost).toBeGreaterThan(0)
  console.log(`control, synchronous = NORMAL: ${lost} of ${ids.length} answered changes lost`)
}, 120_000)

/** In every file of the program: which of them opens the database is its builder's affair. */
function relaxServer(folder: string): void {
  const programs = readdirSync(folder).map((name) => join(folder, name))
  const careful = programs.filter((file) =>
    readFileSync(file, 'utf8').includes('synchronous = FULL'),
  )
  expect(careful).not.toEqual([])
  for (const file of careful) {
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replaceAll('synchronous = FULL', 'synchronous = NORMAL'))
  }
}
