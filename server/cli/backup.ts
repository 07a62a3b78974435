// Copies that can be trusted: each is checked before it counts as made, and before it is put back.

import { existsSync, mkdirSync, renameSync, rmSync, copyFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findDamagedFiles } from '../files/find-damaged.ts'
import { readCopy, syncFile } from '../store/copy-file.ts'
import { copyRows } from '../store/copy-rows.ts'
import { findDrift } from '../store/find-drift.ts'
import { describeUrl } from '../store/postgres.ts'
import { replaceData } from '../store/replace-data.ts'
import { renewEpoch } from '../store/site.ts'
import { backUpInto, readKeep } from './backup-into.ts'
import { checkCopy, makeCopy } from './make-copy.ts'
import { withData } from './open-data.ts'
import { RefusedCommand } from './refused-command.ts'
import { lockData } from './server-lock.ts'
import { databaseFile, type Settings } from './settings.ts'

/** Copies the data to a new file; or with --into to a folder, where older copies give way. */
export async function backUp(args: string[], settings: Settings): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { into: { type: 'string' }, keep: { type: 'string' } },
  })
  if (values.into !== undefined && positionals.length === 0)
    return backUpInto(resolve(values.into), readKeep(values.keep), settings)
  const target = readFile(positionals, 'backup FILE, or backup --into FOLDER')
  await makeCopy(target, settings)
  console.log(`Copied and checked: ${target}`)
}

/** Puts a copy in place of the data. The old data stays beside it. No server must run. */
export async function restore(args: string[], settings: Settings): Promise<void> {
  const copy = readFile(args, 'restore FILE')
  await checkCopy(copy)
  if (settings.databaseUrl === undefined) await restoreFile(copy, settings)
  else await restoreRows(copy, settings)
  console.log('Restored. Phones will send again what they kept since the copy was made.')
}

async function restoreFile(copy: string, settings: Settings): Promise<void> {
  const file = databaseFile(settings)
  mkdirSync(settings.dataFolder, { recursive: true })
  const unlock = await lockData(settings)
  try {
    const aside = `${file}.before-restore-${Date.now()}`
    copyFileSync(copy, `${file}.restoring`)
    await syncFile(`${file}.restoring`)
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(file + part)) renameSync(file + part, aside + part)
    }
    renameSync(`${file}.restoring`, file)
    await withData(settings, ({ db }) => renewEpoch(db))
  } finally {
    rmSync(`${file}.restoring`, { force: true })
    unlock()
  }
}

async function restoreRows(copy: string, settings: Settings): Promise<void> {
  const aside = await withData(settings, ({ db }) =>
    readCopy(copy, (from) =>
      replaceData(db, Date.now(), async (to) => {
        await copyRows(from, to)
        await renewEpoch(to)
      }),
    ),
  )
  if (aside === undefined)
    throw new RefusedCommand(
      `A Promin server is running on ${nameOf(settings)}. Stop every server first.`,
    )
  console.log(`The data of before is in the schema ${aside}; drop it when you are sure.`)
}

export async function verify(args: string[], settings: Settings): Promise<void> {
  const [given] = parseArgs({ args, allowPositionals: true }).positionals
  if (given !== undefined) await checkCopy(resolve(given))
  else {
    if (settings.databaseUrl === undefined) await checkCopy(databaseFile(settings))
    await checkHistory(settings)
    await checkFiles(settings)
  }
  console.log(`Whole: ${given === undefined ? nameOf(settings) : resolve(given)}`)
}

/** A whole file may still hold a record that its own history does not say. */
async function checkHistory(settings: Settings): Promise<void> {
  const drifted = await withData(settings, ({ db }) => findDrift(db))
  if (drifted.length > 0)
    throw new RefusedCommand(
      `${drifted.length} records are not what their history says: ${drifted.slice(0, 10).join(', ')}`,
    )
}

/** Photos and papers in the data folder; those in S3 are that storage's to look after. */
async function checkFiles({ dataFolder, s3 }: Settings): Promise<void> {
  const damaged = s3 === undefined ? await findDamagedFiles(join(dataFolder, 'files')) : []
  if (damaged.length > 0)
    throw new RefusedCommand(
      `${damaged.length} photos or papers are damaged; bring them back from a copy: ${damaged.slice(0, 10).join(', ')}`,
    )
}

function nameOf(settings: Settings): string {
  const { databaseUrl } = settings
  return databaseUrl === undefined ? databaseFile(settings) : describeUrl(databaseUrl)
}

function readFile(args: string[], usage: string): string {
  const [file] = parseArgs({ args, allowPositionals: true }).positionals
  if (file === undefined) throw new RefusedCommand(`Name the file: ${usage}`)
  return resolve(file)
}
