import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import { findOrphans } from '../files/find-orphans.ts'
import { openVault } from '../files/open-vault.ts'
import { holdServersOff } from '../store/notices.ts'
import type { Db } from '../store/schema.ts'
import { tidy } from '../store/tidy.ts'
import { withData } from './open-data.ts'
import { RefusedCommand } from './refused-command.ts'
import { lockData } from './server-lock.ts'
import type { Settings } from './settings.ts'

/** A phone that was away for so long may still bring the record of a photo that came before it. */
const ORPHAN_MS = 180 * DAY_MS

/** Forgets what has had its time, as the server does every hour; with --files photos of no record, too. */
export async function tidyUp(args: string[], settings: Settings): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { files: { type: 'boolean', default: false } },
  })
  const now = Date.now()
  await withData(settings, async ({ db }) => {
    const { invites, deviceNames, tokens, partnerLinks } = await tidy(db, now)
    const uploads = await openVault(settings.dataFolder, settings.s3).uploads.sweep()
    console.log(
      `Forgotten: ${invites} invites, ${deviceNames} names of phones, ${tokens} tokens, ${partnerLinks} links, ${uploads} unfinished uploads.`,
    )
    if (settings.s3 !== undefined) return
    const orphans = await findOrphans(db, join(settings.dataFolder, 'files'), now - ORPHAN_MS)
    if (values.files) await removeAlone(settings, db, orphans)
    const done = values.files ? 'deleted' : 'they stay, unless you say --files'
    console.log(
      `Photos and papers of no record, older than half a year: ${orphans.length}, ${done}.`,
    )
  })
}

/** A phone that is just sending the same photo would be told that it is here: so no server may run. */
async function removeAlone(settings: Settings, db: Db, paths: readonly string[]): Promise<void> {
  const remove = () => Promise.all(paths.map((path) => rm(path, { force: true })))
  if (settings.databaseUrl === undefined) {
    const unlock = await lockData(settings)
    await remove().finally(unlock)
    return
  }
  await db.transaction().execute(async (tx) => {
    if (!(await holdServersOff(tx)))
      throw new RefusedCommand('A Promin server is running. Stop every server first.')
    await remove()
  })
}
