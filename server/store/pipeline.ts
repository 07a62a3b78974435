// A transaction on PostgreSQL whose queries go out as they are asked, one behind the other. Kysely's own holds
// each back until the one before it is answered, so that every query costs a way there and back, and what is
// left when one fails goes out behind the rollback, where it would stand alone.

import {
  CompiledQuery,
  PostgresDialect,
  Transaction,
  type DatabaseConnection,
  type QueryExecutor,
} from 'kysely'
import type { Db, Tables, Tx } from './schema.ts'

type Pipeline = {
  readonly tx: Tx
  /** Takes no more queries, and waits for the answers to those that are out. Gives the first failure. */
  readonly end: () => Promise<{ readonly error: unknown } | undefined>
}

/** Runs a job in a transaction. When it resolves, all that the job asked has succeeded, also what it did not
 *  wait for, and is durable; otherwise nothing of it is there. Throws what failed first. */
export async function runPipelined<T>(db: Db, job: (tx: Tx) => Promise<T>): Promise<T> {
  const plain = db.getExecutor()
  return plain.provideConnection(async (connection) => {
    const { tx, end } = openPipeline(plain, connection)
    // What the job asks stands behind it: nobody waits for its answer.
    tx.executeQuery(BEGIN).catch(() => {})
    try {
      const result = await job(tx)
      const failure = await end()
      if (failure !== undefined) throw failure.error
      await connection.executeQuery(COMMIT)
      return result
    } catch (error) {
      const failure = await end()
      // Where the connection is gone, so is the transaction.
      await connection.executeQuery(ROLLBACK).catch(() => {})
      throw failure === undefined ? error : failure.error
    }
  })
}

const [BEGIN, COMMIT, ROLLBACK] = [
  CompiledQuery.raw('begin'),
  CompiledQuery.raw('commit'),
  CompiledQuery.raw('rollback'),
]

function openPipeline(plain: QueryExecutor, connection: DatabaseConnection): Pipeline {
  const underway = new Set<Promise<unknown>>()
  let isOver = false
  let failure: { readonly error: unknown } | undefined
  const executor = plain.withConnectionProvider({
    provideConnection: async (consumer) => {
      if (isOver) throw new Error('The transaction has ended.')
      const asked = consumer(connection)
      underway.add(asked)
      try {
        return await asked
      } catch (error) {
        failure ??= { error }
        throw error
      } finally {
        underway.delete(asked)
      }
    },
  })
  const tx = new Transaction<Tables>({ config: { dialect }, dialect, driver, executor })
  return {
    tx,
    end: async () => {
      isOver = true
      await Promise.allSettled(underway)
      return failure
    },
  }
}

/** Kysely wants them for a transaction; its queries go through the executor alone. */
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('never asked')) })
const driver = dialect.createDriver()
