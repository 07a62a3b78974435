import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { copySqlite, copyToFile, findDamage } from '../store/copy-file.ts'
import { withData } from './open-data.ts'
import { RefusedCommand } from './refused-command.ts'
import { databaseFile, type Settings } from './settings.ts'

/** Copies the data to a new file in one consistent reading, also while servers write, and checks it. */
export async function makeCopy(target: string, settings: Settings): Promise<void> {
  if (existsSync(target)) throw new RefusedCommand(`${target} exists already. Name a new file.`)
  const source = databaseFile(settings)
  if (settings.databaseUrl === undefined && !existsSync(source))
    throw new RefusedCommand(`There is no data yet at ${source}.`)
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  if (settings.databaseUrl === undefined) await copySqlite(source, target)
  else await withData(settings, ({ db }) => copyToFile(db, target))
  // Contacts, photos' names and the hashes of all tokens are in it.
  chmodSync(target, 0o600)
  await checkCopy(target)
}

export async function checkCopy(file: string): Promise<void> {
  const problem = await findDamage(file)
  if (problem !== undefined)
    throw new RefusedCommand(`${file} is damaged or no copy of Promin's data: ${problem}`)
}
