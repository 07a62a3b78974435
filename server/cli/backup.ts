// Copies that can be trusted: each is checked before it counts as made, and before it is put back.

import { existsSync, mkdirSync, renameSync, rmSync, copyFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findDrift } from '../store/find-drift.ts'
import { renewEpoch } from '../store/site.ts'
import { openFile } from '../store/sqlite.ts'
import { withData } from './open-data.ts'
import { RefusedCommand } from './refused-command.ts'
import { lockData } from './server-lock.ts'
import { databaseFile, readSettings, type Settings } from './settings.ts'

/** Copies the data to a new file in one consistent reading, also while the server writes. */
export async function backUp(args: string[]): Promise<void> {
  const target = readFile(args, 'backup FILE')
  if (existsSync(target)) throw new RefusedCommand(`${target} exists already. Name a new file.`)
  const source = databaseFile(onSqlite())
  if (!existsSync(source)) throw new RefusedCommand(`There is no data yet at ${source}.`)
  mkdirSync(dirname(target), { recursive: true })
  const database = await openFile(source)
  database.prepare('vacuum into ?').run(target)
  database.close()
  await check(target)
  await syncFile(target)
  console.log(`Copied and checked: ${target}`)
}

/** Puts a copy in place of the data. The old data stays beside it. The server must not run. */
export async function restore(args: string[]): Promise<void> {
  const copy = readFile(args, 'restore FILE')
  await check(copy)
  const settings = onSqlite()
  const file = databaseFile(settings)
  mkdirSync(settings.dataFolder, { recursive: true })
  const unlock = await lockData(settings)
  try {
    const aside = `${file}.before-restore-${Date.now()}`
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(file + part)) renameSync(file + part, aside + part)
    }
    copyFileSync(copy, `${file}.restoring`)
    await syncFile(`${file}.restoring`)
    renameSync(`${file}.restoring`, file)
    await withData(settings, ({ db }) => renewEpoch(db))
  } finally {
    rmSync(`${file}.restoring`, { force: true })
    unlock()
  }
  console.log('Restored. Phones will send again what they kept since the copy was made.')
}

export async function verify(args: string[]): Promise<void> {
  const [given] = parseArgs({ args, allowPositionals: true }).positionals
  const file = given === undefined ? databaseFile(onSqlite()) : resolve(given)
  await check(file)
  if (given === undefined) await checkHistory()
  console.log(`Whole: ${file}`)
}

/** A whole file may still hold a record that its own history does not say. */
async function checkHistory(): Promise<void> {
  const drifted = await withData(readSettings(), ({ db }) => findDrift(db))
  if (drifted.length > 0)
    throw new RefusedCommand(
      `${drifted.length} records are not what their history says: ${drifted.slice(0, 10).join(', ')}`,
    )
}

function onSqlite(): Settings {
  const settings = readSettings()
  if (settings.databaseUrl === undefined) return settings
  throw new RefusedCommand('On PostgreSQL use pg_dump and pg_restore; this command is for SQLite.')
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

async function check(file: string): Promise<void> {
  if (!existsSync(file)) throw new RefusedCommand(`There is no file ${file}.`)
  const problem = await findDamage(file)
  if (problem !== undefined)
    throw new RefusedCommand(`${file} is damaged or no copy of Promin's data: ${problem}`)
}

async function findDamage(file: string): Promise<string | undefined> {
  const database = await openFile(file, { readonly: true })
  try {
    const verdict: unknown = database.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') return String(verdict)
    database.prepare('select site from sites where id = 1').get()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read'
  } finally {
    database.close()
  }
}

function readFile(args: string[], usage: string): string {
  const [file] = parseArgs({ args, allowPositionals: true }).positionals
  if (file === undefined) throw new RefusedCommand(`Name the file: ${usage}`)
  return resolve(file)
}
