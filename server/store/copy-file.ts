// A copy of the data is one SQLite file, whichever database it came from: it can be checked, looked
// into, put back on either, and kept for years without the program that made it.

import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { copyRows } from './copy-rows.ts'
import { migrate } from './migrations.ts'
import type { Db } from './schema.ts'
import { openFile, openSqlite } from './sqlite.ts'

/** Copies a SQLite database in one consistent reading, also while it is written. */
export async function copySqlite(source: string, target: string): Promise<void> {
  const database = await openFile(source)
  try {
    database.prepare('vacuum into ?').run(target)
  } finally {
    database.close()
  }
  await syncFile(target)
}

/** Copies any database as it stands at one moment, also while it is written. */
export async function copyToFile(from: Db, target: string): Promise<void> {
  const unfinished = `${target}.unfinished`
  rmSync(unfinished, { force: true })
  const { db, sqlite } = await openSqlite(unfinished)
  try {
    await migrate(db)
    await db.transaction().execute((to) =>
      from
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((moment) => copyRows(moment, to)),
    )
    // One file, that can also be read where nothing may be written.
    sqlite.pragma('journal_mode = DELETE')
  } finally {
    await db.destroy()
  }
  await syncFile(unfinished)
  renameSync(unfinished, target)
}

/** Lets a job read a copy, brought up to this version's schema; the copy itself stays as it is. */
export async function readCopy<T>(file: string, job: (copy: Db) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'promin-restore-'))
  const own = join(folder, 'copy.sqlite')
  copyFileSync(file, own)
  const { db } = await openSqlite(own)
  try {
    await migrate(db)
    return await job(db)
  } finally {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Gives what is wrong with a file; undefined where it is a whole copy of Promin's data. */
export async function findDamage(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return 'it is not there'
  const database = await openFile(file, { readonly: true })
  try {
    const verdict: unknown = database.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') return String(verdict)
    const site: unknown = database.prepare('select site from sites where id = 1').get()
    return site === undefined ? 'it is empty' : undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read'
  } finally {
    database.close()
  }
}

export async function syncFile(file: string): Promise<void> {
  for (const path of [file, dirname(file)]) {
    const handle = await open(path, 'r')
    await handle.sync()
    await handle.close()
  }
}
