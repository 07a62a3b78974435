// Looks into the server's database past the server: what is on the disk is what counts.

import Database from 'better-sqlite3'
import { join } from 'node:path'
import * as v from 'valibot'

const Rows = v.array(v.object({ id: v.string(), record: v.string() }))

export type ServerFile = {
  /** Every change that was accepted of a phone, with its record. */
  readonly changes: ReadonlyMap<string, string>
  readonly isWhole: boolean
}

/** Expects that no server runs on it, or one that runs well. */
export function readServerFile(data: string): ServerFile {
  const file = new Database(join(data, 'promin.sqlite'), { fileMustExist: true })
  try {
    const rows = v.parse(
      Rows,
      file.prepare('select id, record from changes where device is not null').all(),
    )
    return {
      changes: new Map(rows.map(({ id, record }) => [id, record])),
      isWhole: file.pragma('integrity_check', { simple: true }) === 'ok',
    }
  } finally {
    file.close()
  }
}
