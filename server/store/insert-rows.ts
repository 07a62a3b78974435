// Many rows at once. To PostgreSQL they go as one list for each column in one statement: reading two
// thousand numbered parameters, and planning them, costs it more than the rows themselves, and taking
// objects of JSON apart again half of that. SQLite is in this process: there one prepared statement that is
// run for each row is the quickest.

import { CompiledQuery, type Insertable } from 'kysely'
import { databaseOf } from './database-kind.ts'
import type { Db, Tables } from './schema.ts'

type Insert<T extends keyof Tables> = {
  /** All with the same columns in the same order. */
  readonly rows: readonly Insertable<Tables[T]>[]
  /** What stands at the end: `on conflict …`. A text of our own, never of a request. */
  readonly conflict?: string
}

/** Those that a push writes. */
type Pushed = 'changes' | 'records' | 'replicas' | 'writers'

/** Of their columns; all others are texts. */
const NUMBERS: ReadonlySet<string> = new Set(['at', 'seq'])

export async function insertRows<T extends Pushed>(
  db: Db,
  table: T,
  { rows, conflict = '' }: Insert<T>,
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const values = rows.map((row) => Object.values(row))
  const into = `insert into ${table} (${columns.join(', ')})`
  const query =
    databaseOf(db) === 'sqlite'
      ? CompiledQuery.raw(
          `${into} values (${columns.map(() => '?').join(', ')}) ${conflict}`,
          values,
        )
      : CompiledQuery.raw(
          `${into} select * from unnest(${columns.map(nameList).join(', ')}) ${conflict}`,
          columns.map((_, n) => writeList(values.map((row) => row[n]))),
        )
  await db.executeQuery(query)
}

function nameList(column: string, n: number): string {
  return `$${n + 1}::${NUMBERS.has(column) ? 'bigint' : 'text'}[]`
}

/** JSON writes a list of plain texts as PostgreSQL reads one, but for the brackets, and four times as fast as
 *  the driver. What JSON writes with letters behind a backslash, PostgreSQL would take for the letters. */
function writeList(values: readonly unknown[]): unknown {
  if (values.some((value) => typeof value === 'string' && ESCAPED_BY_JSON.test(value)))
    return values
  return `{${JSON.stringify(values).slice(1, -1)}}`
}

// oxlint-disable-next-line no-control-regex
const ESCAPED_BY_JSON = /[\0-\u001f\ud800-\udfff]/
