// A folder of copies for whoever runs by a timer: the newest ones of the database, and every photo.

import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyMissing } from '../files/copy-missing.ts'
import { makeCopy } from './make-copy.ts'
import { RefusedCommand } from './refused-command.ts'
import type { Settings } from './settings.ts'

const NAME = /^promin-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.sqlite$/
/** Two days, where it runs each hour. */
const DEFAULT_KEEP = 48

/** Older copies go only after the new one was checked; photos are added and never taken away. */
export async function backUpInto(folder: string, keep: number, settings: Settings): Promise<void> {
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  const target = join(folder, `promin-${at}Z.sqlite`)
  await makeCopy(target, settings)
  const old = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .slice(0, -keep)
  for (const name of old) rmSync(join(folder, name))
  console.log(`Copied and checked: ${target}`)
  if (old.length > 0) console.log(`Older copies that went: ${old.length}`)
  if (settings.s3 !== undefined) {
    console.log('Photos are in S3: its versions are their copy.')
    return
  }
  const count = await copyMissing(join(settings.dataFolder, 'files'), join(folder, 'files'))
  console.log(`Photos and papers that were added: ${count}`)
}

export function readKeep(text: string | undefined): number {
  if (text === undefined) return DEFAULT_KEEP
  const keep = Number(text)
  if (Number.isInteger(keep) && keep >= 1) return keep
  throw new RefusedCommand('--keep must be a number from 1.')
}
