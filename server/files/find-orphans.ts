// Photos that no record speaks of: their record was refused or withdrawn, or never came. The history
// counts, too: a photo that was taken out of a record can be looked at there.

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'
import { isSha256 } from './file-store.ts'

const PAGE = 5_000
const SHA256 = /[0-9a-f]{64}/g

/** Gives the paths of files kept before a moment of which no change of their municipality speaks. */
export async function findOrphans(db: Db, folder: string, before: Moment): Promise<string[]> {
  const orphans: string[] = []
  for (const municipality of await readdir(folder).catch(() => [])) {
    const old = await findOld(join(folder, municipality), before)
    if (old.length === 0) continue
    const spokenOf = await readSpokenOf(db, municipality)
    orphans.push(...old.filter(({ name }) => !spokenOf.has(name)).map(({ path }) => path))
  }
  return orphans
}

async function findOld(folder: string, before: Moment) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && isSha256(entry.name))
  const all = await Promise.all(
    files.map(async ({ name, parentPath }) => {
      const path = join(parentPath, name)
      return { name, path, keptAt: (await stat(path)).mtimeMs }
    }),
  )
  return all.filter(({ keptAt }) => keptAt < before)
}

async function readSpokenOf(db: Db, municipality: MunicipalityId): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let after: Stamp | undefined
  for (;;) {
    const all = db
      .selectFrom('changes')
      .select(['id', 'body'])
      .where('municipality', '=', municipality)
      .orderBy('id')
      .limit(PAGE)
    const rows = await (after === undefined ? all : all.where('id', '>', after)).execute()
    for (const { body } of rows) for (const [hash] of body.matchAll(SHA256)) found.add(hash)
    const last = rows.at(-1)
    if (last === undefined) return found
    after = last.id
  }
}
