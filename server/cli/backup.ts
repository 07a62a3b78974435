// Copies that can be trusted: each is checked before it counts as made, and before it is put back.

import { existsSync, mkdirSync, renameSync, rmSync, copyFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findDamagedFiles } from '../files/find-damaged.ts'
import { findDamage, readCopy, syncFile } from '../store/copy-file.ts'
import { copyRows } from '../store/copy-rows.ts'
import { findDrift } from '../store/find-drift.ts'
import { describeUrl } from '../store/postgres.ts'
import { replaceData } from '../store/replace-data.ts'
import { keepRevoked, readRevoked, type Revoked } from '../store/revoked.ts'
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
  const kept = await (settings.databaseUrl === undefined ? restoreFile : restoreRows)(
    copy,
    settings,
  )
  console.log('Restored. Phones will send again what they kept since the copy was made.')
  if (kept === undefined)
    console.log(
      'What was disconnected or taken back since then could not be read and is good again: look at `devices`, `token` and the links of partners.',
    )
  else if (kept > 0)
    console.log(`Taken back since then, and still: ${kept} phones, tokens or links.`)
}

/** Gives how much stays taken back; undefined where the old data cannot be read. */
async function restoreFile(copy: string, settings: Settings): Promise<number | undefined> {
  const file = databaseFile(settings)
  mkdirSync(settings.dataFolder, { recursive: true })
  const unlock = await lockData(settings)
  try {
    const revoked = await readRevokedFile(file)
    const aside = `${file}.before-restore-${Date.now()}`
    copyFileSync(copy, `${file}.restoring`)
    await syncFile(`${file}.restoring`)
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(file + part)) renameSync(file + part, aside + part)
    }
    renameSync(`${file}.restoring`, file)
    return await withData(settings, async ({ db }) => {
      await renewEpoch(db)
      return revoked && (await keepRevoked(db, revoked))
    })
  } finally {
    rmSync(`${file}.restoring`, { force: true })
    unlock()
  }
}

/** The old data may be why there is a restore: what cannot be read is said, not thrown. */
async function readRevokedFile(file: string): Promise<Revoked | undefined> {
  if (!existsSync(file) || (await findDamage(file)) !== undefined) return undefined
  return readCopy(file, readRevoked).catch(() => undefined)
}

async function restoreRows(copy: string, settings: Settings): Promise<number> {
  let kept = 0
  const aside = await withData(settings, ({ db }) =>
    readCopy(copy, async (from) => {
      const revoked = await readRevoked(db)
      return replaceData(db, Date.now(), async (to) => {
        await copyRows(from, to)
        await renewEpoch(to)
        kept = await keepRevoked(to, revoked)
      })
    }),
  )
  if (aside === undefined)
    throw new RefusedCommand(
      `A Promin server is running on ${nameOf(settings)}. Stop every server first.`,
    )
  console.log(`The data of before is in the schema ${aside}; drop it when you are sure.`)
  return kept
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
