// How PostgreSQL is spoken to. Everything lives in a schema of its own, so that a restore can move
// the old data aside in one transaction. What the rest of the store relies on is said to each
// connection, whatever the server's own settings are: an answer leaves after the commit is on the
// disk, a transaction sees what committed before its statement, and a process that froze in the
// middle of one gives the municipality's counter back.

import { Kysely, PostgresDialect } from 'kysely'
import { Client, Pool, TypeOverrides, type ClientConfig } from 'pg'
import { createStatementKeeper } from './kept-statements.ts'
import { logTo, type QueryWatch } from './query-watch.ts'
import type { Db, Tables } from './schema.ts'

export const SCHEMA = 'promin'

const CONNECTIONS = 10
/** Also the wait for a free connection: a crowd that comes back at once may take some seconds. */
const CONNECT_TIMEOUT_MS = 20_000
const SESSION = {
  search_path: SCHEMA,
  synchronous_commit: 'on',
  default_transaction_isolation: 'read\\ committed',
  lock_timeout: '30s',
  idle_in_transaction_session_timeout: '60s',
  client_min_messages: 'warning',
  // Every query of ours goes along an index. Gathering and sorting a municipality's rows, to give the
  // first few of them, is what is chosen instead while a table has no statistics.
  enable_bitmapscan: 'off',
  // A plan made while a table was small must not stay when it has grown.
  plan_cache_mode: 'force_custom_plan',
}
const BIGINT = 20

/** Opens a pool of connections. Nothing is asked of the database until the first query. */
export function openPostgres(url: string, watch?: QueryWatch): Db {
  // What a job asks at once goes out at once: it waits for the way to the database and back only once.
  const pool = new Pool({ ...readClientConfig(url), max: CONNECTIONS, pipeline: true })
  // A connection that breaks is replaced, and the query that needed it fails. The events say it once
  // more; unheard they would end the process, also between two queries of a transaction.
  pool.on('error', () => {})
  const keepStatements = createStatementKeeper()
  pool.on('connect', (client) => {
    client.on('error', () => {})
    keepStatements(client)
  })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...logTo(watch) })
}

/** Opens one connection that stays: for locks and notices, which belong to a session. */
export async function connectPostgres(url: string): Promise<Client> {
  const client = new Client(readClientConfig(url))
  await client.connect()
  return client
}

/** Gives where a database is, without its password. */
export function describeUrl(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

function readClientConfig(url: string): ClientConfig {
  const whole = new URL(url)
  const asked = whole.searchParams.get('options') ?? ''
  const ours = Object.entries(SESSION).map(([name, value]) => `-c ${name}=${value}`)
  whole.searchParams.set('options', [asked, ...ours].join(' ').trim())
  return {
    connectionString: whole.href,
    application_name: 'promin',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: plainNumbers(),
  }
}

/** Our bigints are moments and counters: they fit a number, and SQLite gives numbers too. */
function plainNumbers(): TypeOverrides {
  const types = new TypeOverrides()
  types.setTypeParser(BIGINT, Number)
  return types
}
