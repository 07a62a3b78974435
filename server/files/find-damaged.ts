import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isSha256 } from './file-store.ts'

/** Gives the files of a folder whose bytes are not those of their name any more. One that is not there
 *  is no damage: a phone may still be sending it. */
export async function findDamagedFiles(folder: string): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true }).catch(() => [])
  const damaged: string[] = []
  for (const path of paths.filter((name) => isSha256(basename(name)))) {
    const bytes = await readFile(join(folder, path))
    if (createHash('sha256').update(bytes).digest('hex') !== basename(path)) damaged.push(path)
  }
  return damaged
}
