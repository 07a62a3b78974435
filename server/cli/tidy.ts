import { parseArgs } from 'node:util'
import { findOrphans, removeOrphans } from '../files/find-orphans.ts'
import { openVault } from '../files/open-vault.ts'
import { tidy } from '../store/tidy.ts'
import { withData } from './open-data.ts'
import type { Settings } from './settings.ts'

/** Forgets what has had its time, as the server does every hour; with --files photos that nobody needs, too,
 *  as it does every day. */
export async function tidyUp(args: string[], settings: Settings): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { files: { type: 'boolean', default: false } },
  })
  const now = Date.now()
  await withData(settings, async ({ db }) => {
    const { store, uploads } = openVault(settings.dataFolder, settings.s3)
    const { invites, deviceNames, tokens, partnerLinks } = await tidy(db, now)
    const swept = await uploads.sweep()
    console.log(
      `Forgotten: ${invites} invites, ${deviceNames} names of phones, ${tokens} tokens, ${partnerLinks} links, ${swept} unfinished uploads.`,
    )
    const count = values.files
      ? await removeOrphans(db, store, now)
      : (await findOrphans(db, store, now)).length
    const done = values.files ? 'deleted' : 'the server deletes them within a day, `--files` now'
    console.log(
      `Photos and papers that no record needs, older than half a year: ${count}, ${done}.`,
    )
  })
}
