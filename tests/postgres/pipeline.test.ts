import { CompiledQuery, Kysely, PostgresAdapter, PostgresQueryCompiler, sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { runPipelined } from '../../server/store/pipeline.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import type { Db, Tables, Tx } from '../../server/store/schema.ts'
import { createDatabase, type TestDatabase } from '../support/postgres-database.ts'

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'))
  db = openPostgres(database.url)
  await sql`create schema if not exists promin`.execute(db)
  await sql`create table kept (n int primary key)`.execute(db)
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const keep = (tx: Tx, n: number) => sql`insert into kept values (${n})`.execute(tx)

async function readKept(): Promise<readonly number[]> {
  const { rows } = await sql<{ n: number }>`select n from kept order by n`.execute(db)
  return rows.map(({ n }) => n)
}

test('what a job asks goes out before anything of it is answered', async () => {
  const asked: string[] = []
  const answers: (() => void)[] = []
  const connection = {
    executeQuery: ({ sql: text }: CompiledQuery) => {
      asked.push(text)
      return new Promise<{ rows: [] }>((resolve) => {
        answers.push(() => resolve({ rows: [] }))
      })
    },
    streamQuery: () => {
      throw new Error('nothing is streamed')
    },
  }
  const slow = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        beginTransaction: async () => {},
        commitTransaction: async () => {},
        rollbackTransaction: async () => {},
        releaseConnection: async () => {},
        destroy: async () => {},
      }),
      createIntrospector: () => {
        throw new Error('nothing is looked into')
      },
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  const done = runPipelined(slow, (tx) =>
    Promise.all([1, 2].map((n) => tx.executeQuery(CompiledQuery.raw(`ask ${n}`)))),
  )
  await expect.poll(() => asked).toEqual(['begin', 'ask 1', 'ask 2'])
  for (const answer of answers) answer()
  // Not before: whether all had come right is not known until then.
  await expect.poll(() => asked.at(-1)).toBe('commit')
  answers.at(-1)?.()
  await done
})

test('a write that nobody waits for fails the job, and nothing of it is there', async () => {
  await runPipelined(db, (tx) => keep(tx, 1))
  const job = runPipelined(db, async (tx) => {
    await keep(tx, 2)
    keep(tx, 1).catch(() => {})
    return 'done'
  })
  await expect(job).rejects.toThrow('duplicate key')
  expect(await readKept()).toEqual([1])
})

test('behind a write that failed nothing gets through outside of the transaction', async () => {
  const job = runPipelined(db, (tx) => Promise.all([keep(tx, 1), keep(tx, 3), keep(tx, 4)]))
  await expect(job).rejects.toThrow('duplicate key')
  const late = runPipelined(db, async (tx) => {
    setImmediate(() => void keep(tx, 5).catch(() => {}))
    throw new Error('changed its mind')
  })
  await expect(late).rejects.toThrow('changed its mind')
  await runPipelined(db, (tx) => keep(tx, 6))
  expect(await readKept()).toEqual([1, 6])
})

test('the first that failed is told of, not the refusals behind it', async () => {
  const job = runPipelined(db, async (tx) => {
    keep(tx, 1).catch(() => {})
    await keep(tx, 7)
  })
  await expect(job).rejects.toThrow('duplicate key')
})

test('a value that the driver cannot send lets nothing beside it be kept', async () => {
  const circle: { self?: unknown } = {}
  circle.self = circle
  const job = runPipelined(db, async (tx) => {
    sql`insert into kept values (${circle})`.execute(tx).catch(() => {})
    await keep(tx, 8)
  })
  await expect(job).rejects.toThrow()
  expect(await readKept()).not.toContain(8)
})
