// Databases inside of the cluster that a test run shares.

import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { databaseUrl } from './postgres.ts'

export type TestDatabase = {
  readonly name: string
  readonly url: string
  readonly drop: () => Promise<void>
}

/** Makes an empty database, or a copy of one that nobody is connected to. */
export async function createDatabase(cluster: string, of = 'template1'): Promise<TestDatabase> {
  const name = `promin_${randomBytes(6).toString('hex')}`
  await command(cluster, `create database ${name} template ${of}`)
  return {
    name,
    url: databaseUrl(cluster, name),
    drop: () => command(cluster, `drop database ${name} with (force)`),
  }
}

/** Ends every connection to a database, as a restart of PostgreSQL does. */
export async function disconnectAll(cluster: string, name: string): Promise<void> {
  await command(
    cluster,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`,
  )
}

export async function command(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
