import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import * as v from 'valibot'
import { createSchema, migrate } from '../../server/store/migrations.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { enrol, makeOutageChanges, makeReplica, pullAll, sync } from '../support/api-client.ts'
import { createDatabase, disconnectAll, type TestDatabase } from '../support/postgres-database.ts'
import { createProgram, type Program } from '../server/support/program.ts'

const cluster = inject('postgresUrl')
let database: TestDatabase
let onPostgres: Program
let onSqlite: Program

beforeEach(async () => {
  database = await createDatabase(cluster)
  onPostgres = createProgram({ DATABASE_URL: database.url })
  onSqlite = createProgram()
})
afterEach(async () => {
  await onPostgres.remove()
  await onSqlite.remove()
  await database.drop()
})

async function invite(program: Program): Promise<string> {
  const { out } = await program.run(['invite', '--role', 'field', '--json'])
  const last: unknown = JSON.parse(out.trim().split('\n').at(-1) ?? '')
  return v.parse(v.object({ code: v.string() }), last).code
}

const outages = (count: number) => makeOutageChanges(count, makeReplica(), Date.now() - 60_000)

async function pullOutages(url: string, token: string) {
  const { records, cursor } = await pullAll(url, token)
  return { outages: records.filter(({ kind }) => kind === 'outage'), cursor }
}

describe('a copy of PostgreSQL', () => {
  test('is made while servers write, put back when none runs, and phones hear of it', async () => {
    const serving = await onPostgres.serve()
    const { token } = await enrol(serving.url, await invite(onPostgres))
    const [kept, later] = [outages(20), outages(10)]
    await sync(serving.url, token, { changes: kept })
    const copy = join(onPostgres.data, 'copies', 'copy.sqlite')
    const pushing = sync(serving.url, token, { changes: later })
    expect((await onPostgres.run(['backup', copy])).code).toBe(0)
    await pushing
    expect((await onPostgres.run(['verify', copy])).code).toBe(0)
    const { cursor } = await pullOutages(serving.url, token)
    expect((await onPostgres.run(['restore', copy])).err).toContain('A Promin server is running')
    const stolen = await enrol(serving.url, await invite(onPostgres))
    const second = `${copy}.2`
    expect((await onPostgres.run(['backup', second])).code).toBe(0)
    expect((await onPostgres.run(['revoke', stolen.device])).code).toBe(0)
    await serving.stop('SIGTERM')
    expect((await onPostgres.run(['restore', second])).out).toContain('still: 1 phones')
    const restored = await onPostgres.run(['restore', copy])
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('promin_before')])
    const again = await onPostgres.serve()
    expect((await sync(again.url, token, { cursor })).response.reset).toBe('restored')
    await sync(again.url, token, { changes: [...kept, ...later] })
    expect((await pullOutages(again.url, token)).outages).toHaveLength(30)
    expect((await onPostgres.run(['verify'])).code).toBe(0)
  }, 240_000)

  test('of SQLite from before a revocation brings no stolen phone back', async () => {
    const serving = await onSqlite.serve()
    const [stolen, kept] = [
      await enrol(serving.url, await invite(onSqlite)),
      await enrol(serving.url, await invite(onSqlite)),
    ]
    const copy = join(onSqlite.data, 'copy.sqlite')
    expect((await onSqlite.run(['backup', copy])).code).toBe(0)
    expect((await onSqlite.run(['revoke', stolen.device])).code).toBe(0)
    await serving.stop('SIGTERM')
    expect((await onSqlite.run(['restore', copy])).out).toContain('still: 1 phones')
    const restored = await onSqlite.serve()
    await expect(sync(restored.url, stolen.token, {})).rejects.toThrow('revoked')
    expect((await sync(restored.url, kept.token, {})).response.rejected).toEqual([])
    await restored.stop('SIGTERM')
    writeFileSync(join(onSqlite.data, 'promin.sqlite'), 'what the disk left of it')
    const blind = await onSqlite.run(['restore', copy])
    expect([blind.code, blind.out]).toEqual([0, expect.stringContaining('could not be read')])
  }, 60_000)

  test('moves a town from SQLite to PostgreSQL and back, phones and all', async () => {
    const [there, back] = [join(onSqlite.data, 'there'), join(onSqlite.data, 'back')]
    const before = await onSqlite.serve()
    const { token } = await enrol(before.url, await invite(onSqlite))
    for (let push = 0; push < 2; push += 1) await sync(before.url, token, { changes: outages(300) })
    const first = await pullOutages(before.url, token)
    await before.stop('SIGTERM')
    expect((await onSqlite.run(['backup', there])).code).toBe(0)
    expect((await onPostgres.run(['restore', there])).code).toBe(0)
    const moved = await onPostgres.serve()
    const second = await pullOutages(moved.url, token)
    expect(second.outages).toEqual(first.outages)
    await sync(moved.url, token, { changes: outages(5) })
    expect((await onPostgres.run(['backup', back])).code).toBe(0)
    expect((await onSqlite.run(['restore', back])).code).toBe(0)
    const home = await onSqlite.serve()
    expect((await pullOutages(home.url, token)).outages).toHaveLength(605)
    expect((await onSqlite.run(['verify'])).code).toBe(0)
  }, 240_000)

  test('is not believed when it is cut, and the data stays as it was', async () => {
    const serving = await onPostgres.serve()
    const { token } = await enrol(serving.url, await invite(onPostgres))
    await sync(serving.url, token, { changes: outages(3) })
    await serving.stop('SIGTERM')
    const nothing = await onPostgres.run(['restore', join(onPostgres.data, 'nothing')])
    expect([nothing.code, nothing.err]).toEqual([
      1,
      expect.stringContaining('is damaged or no copy'),
    ])
    const again = await onPostgres.serve()
    expect((await pullOutages(again.url, token)).outages).toHaveLength(3)
  }, 240_000)
})

describe('the check of PostgreSQL', () => {
  test('finds a record that its history does not say', async () => {
    const serving = await onPostgres.serve()
    const { token } = await enrol(serving.url, await invite(onPostgres))
    await sync(serving.url, token, { changes: outages(3) })
    const db = openPostgres(database.url)
    await sql`update records set fields = replace(fields, 'electricity', 'water')
      where kind = 'outage' and seq = (select max(seq) from records where kind = 'outage')`.execute(
      db,
    )
    await db.destroy()
    const { code, err } = await onPostgres.run(['verify'])
    expect([code, err]).toEqual([1, expect.stringContaining('1 records are not what')])
  }, 240_000)
})

describe('a step of the schema that was cut', () => {
  test('is taken whole at the next start', async () => {
    const db = openPostgres(database.url)
    const cut = db.transaction().execute(async (tx) => {
      await createSchema(tx)
      await disconnectAll(cluster, database.name)
      await sql`select 1`.execute(tx)
    })
    await expect(cut).rejects.toThrow()
    expect(await migrate(db)).toBeGreaterThan(0)
    expect(await migrate(db)).toBe(0)
    await db.destroy()
  })
})
