// Kept files never change, so a copy of them only ever lacks some.

import { constants } from 'node:fs'
import { copyFile, mkdir, readdir, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isSha256 } from './file-store.ts'

/** Copies what another folder lacks; a file appears there when it is whole. Gives how many. */
export async function copyMissing(from: string, to: string): Promise<number> {
  const paths = await readdir(from, { recursive: true }).catch(() => [])
  let count = 0
  for (const path of paths.filter((name) => isSha256(basename(name)))) {
    const target = join(to, path)
    if (await isThere(target)) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const aside = `${target}.tmp`
    await copyFile(join(from, path), aside, constants.COPYFILE_FICLONE)
    await rename(aside, target)
    count += 1
  }
  return count
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
