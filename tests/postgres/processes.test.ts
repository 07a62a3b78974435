import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import * as v from 'valibot'
import {
  call,
  enrol,
  makeOutageChanges,
  makeReplica,
  pullAll,
  sync,
} from '../support/api-client.ts'
import {
  command,
  createDatabase,
  disconnectAll,
  type TestDatabase,
} from '../support/postgres-database.ts'
import { listenTo } from '../support/event-stream.ts'
import { createProgram, type Program } from '../server/support/program.ts'

const Invite = v.object({ code: v.string(), url: v.string() })
const cluster = inject('postgresUrl')
let database: TestDatabase
let program: Program

beforeEach(async () => {
  database = await createDatabase(cluster)
  program = createProgram({ DATABASE_URL: database.url })
})
afterEach(async () => {
  await program.remove()
  await database.drop()
})

async function invite(role: string): Promise<string> {
  const { out, err } = await program.run(['invite', '--role', role, '--json'])
  const last = out.trim().split('\n').at(-1) ?? ''
  if (last === '') throw new Error(err)
  return v.parse(Invite, JSON.parse(last)).code
}

const outages = (count: number) => makeOutageChanges(count, makeReplica(), Date.now() - 60_000)

describe('two servers on one PostgreSQL', () => {
  test('are one: a phone may talk to either, and says the same to both', async () => {
    const [left, right] = [await program.serve(), await program.serve()]
    const { token } = await enrol(left.url, await invite('field'))
    const changes = outages(30)
    await Promise.all([
      sync(left.url, token, { changes }),
      sync(right.url, token, { changes }),
      sync(right.url, token, { changes: changes.slice(0, 10) }),
    ])
    const [onLeft, onRight] = [await pullAll(left.url, token), await pullAll(right.url, token)]
    expect(onLeft.records.filter(({ kind }) => kind === 'outage')).toHaveLength(30)
    expect(onRight).toEqual(onLeft)
    const { response } = await sync(right.url, token, { cursor: onLeft.cursor })
    expect([response.reset, response.records]).toEqual([false, []])
    const health = JSON.parse((await call(`${right.url}/api/health`)).body.toString())
    expect(health).toMatchObject({ status: 'ok', database: 'postgresql' })
  }, 240_000)

  test('tell each other at once what moved, also after the database was restarted', async () => {
    const [left, right] = [await program.serve(), await program.serve()]
    const coordinator = await enrol(left.url, await invite('coordinator'))
    const { token } = await enrol(right.url, await invite('field'))
    const events = await listenTo(`${left.url}/api/events`, coordinator.token)
    const heard = () => events.count('changed')
    await sync(right.url, token, { changes: outages(1) })
    await events.until(() => heard() >= 1)
    await disconnectAll(cluster, database.name)
    // What was missed in between is told when the connection is there again.
    await events.until(() => heard() >= 2)
    const before = heard()
    await sync(right.url, token, { changes: outages(1) })
    await events.until(() => heard() > before)
    events.close()
  }, 240_000)

  test('lose nothing that was answered when one is killed in the middle of pushes', async () => {
    const [left, right] = [await program.serve(), await program.serve()]
    const { token } = await enrol(left.url, await invite('field'))
    const pushes = Array.from({ length: 12 }, () => outages(100))
    const answered = await Promise.all(
      pushes.map(async (changes, n) => {
        const target = n % 2 === 0 ? left : right
        const isAnswered = sync(target.url, token, { changes }).then(
          () => true,
          () => false,
        )
        if (n === 6) await left.stop('SIGKILL')
        return isAnswered
      }),
    )
    const held = new Set((await pullAll(right.url, token)).records.map(({ id }) => id))
    for (const [n, changes] of pushes.entries()) {
      const kept = changes.filter(({ record }) => held.has(record)).length
      expect(answered[n] === true ? [100] : [0, 100]).toContain(kept)
    }
    for (const changes of pushes) await sync(right.url, token, { changes })
    const { records } = await pullAll(right.url, token)
    expect(records.filter(({ kind }) => kind === 'outage')).toHaveLength(1200)
  }, 240_000)

  test('say that they are not well while the database is away, and go on when it is back', async () => {
    const serving = await program.serve()
    const { token } = await enrol(serving.url, await invite('field'))
    const changes = outages(5)
    const health = async () => (await call(`${serving.url}/api/health`)).status
    const away = `${database.name}_away`
    await disconnectAll(cluster, database.name)
    await command(cluster, `alter database ${database.name} rename to ${away}`)
    expect(await health()).toBe(503)
    await expect(sync(serving.url, token, { changes })).rejects.toThrow('sync: 503')
    await command(cluster, `alter database ${away} rename to ${database.name}`)
    expect(await health()).toBe(200)
    expect((await sync(serving.url, token, { changes })).response.rejected).toEqual([])
  }, 240_000)

  test('go at a signal, with what runs ended', async () => {
    const serving = await program.serve()
    expect(await serving.stop('SIGTERM')).toBe(0)
  }, 240_000)
})

describe('a database that is not there', () => {
  test('is named in one sentence, without its password', async () => {
    const url = new URL(database.url)
    url.pathname = '/nowhere'
    url.password = 'geheim'
    for (const command of ['serve', 'devices']) {
      const { code, err } = await program.run([command], { DATABASE_URL: url.href })
      expect([code, err.trim().split('\n').length]).toEqual([1, 1])
      expect(err).toContain('localhost/nowhere')
      expect(err).not.toContain('geheim')
    }
  }, 240_000)

  test('is a refusal that says why', async () => {
    const port = { DATABASE_URL: 'postgres://promin@127.0.0.1:1/promin' }
    expect((await program.run(['serve'], port)).err).toContain('ECONNREFUSED')
  }, 240_000)
})
