// Files in a folder. A file appears under its name when it is whole and on the disk, not before.

import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FileStoreTrouble, nameOf, type FileStore } from './file-store.ts'

export function createDiskStore(folder: string): FileStore {
  const pathOf = (ref: Parameters<typeof nameOf>[0]) => join(folder, nameOf(ref))
  const has = (path: string) =>
    stat(path).then(
      (found) => found.isFile(),
      () => false,
    )
  return {
    has: (ref) => has(pathOf(ref)),
    get: async (ref) => {
      const path = pathOf(ref)
      try {
        return await readFile(path)
      } catch (cause) {
        if (isAbsent(cause)) return undefined
        throw new FileStoreTrouble('a file could not be read', { cause })
      }
    },
    put: async (ref, bytes) => {
      const path = pathOf(ref)
      if (await has(path)) return
      const aside = `${path}.${randomBytes(6).toString('hex')}.tmp`
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await writeThrough(aside, bytes)
        await rename(aside, path)
        await syncFolder(dirname(path))
      } catch (cause) {
        await rm(aside, { force: true }).catch(() => undefined) // where it could not even be looked for
        throw new FileStoreTrouble('a file could not be written', { cause })
      }
    },
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name of a new file is durable when its folder is. Windows has no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
