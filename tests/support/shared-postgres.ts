// One PostgreSQL for all test files of a project; each test gets a database of its own in it.

import type { TestProject } from 'vitest/node'
import { startPostgres, type Postgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absent where the project runs over SQLite. */
    readonly postgresUrl: string
  }
}

let postgres: Postgres | undefined

export async function setup(project: TestProject): Promise<void> {
  postgres = await startPostgres()
  project.provide('postgresUrl', postgres.url)
}

export async function teardown(): Promise<void> {
  await postgres?.stop()
}
