// One PostgreSQL and one built program for all test files of a project; each test gets a database of
// its own.

import type { TestProject } from 'vitest/node'
import { buildProgram } from '../server/support/program.ts'
import { migrate } from '../../server/store/migrations.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { createDatabase } from './postgres-database.ts'
import { startPostgres, type Postgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absent where the project runs over SQLite. */
    readonly postgresUrl: string
    /** A database with the schema in it: copying it is faster than making it. */
    readonly postgresTemplate: string
  }
}

let postgres: Postgres | undefined

export async function setup(project: TestProject): Promise<void> {
  await buildProgram()
  postgres = await startPostgres()
  project.provide('postgresUrl', postgres.url)
  const { name, url } = await createDatabase(postgres.url)
  const db = openPostgres(url)
  await migrate(db)
  await db.destroy()
  project.provide('postgresTemplate', name)
}

export async function teardown(): Promise<void> {
  await postgres?.stop()
}
