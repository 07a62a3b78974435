// Files in a folder. A file appears under its name when it is whole and on the disk, not before.

import { randomBytes } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { FileStoreTrouble, isSha256, nameOf, STALE_MS, type FileStore } from './file-store.ts'

export function createDiskStore(folder: string): FileStore {
  const pathOf = (ref: Parameters<typeof nameOf>[0]) => join(folder, nameOf(ref))
  /** When a file was put; undefined where there is none. */
  const putAt = (path: string) =>
    stat(path).then(
      (found) => (found.isFile() ? found.mtimeMs : undefined),
      () => undefined,
    )
  const isFresh = async (path: string) => ((await putAt(path)) ?? 0) > Date.now() - STALE_MS
  return {
    has: async (ref) => (await putAt(pathOf(ref))) !== undefined,
    hasFresh: (ref) => isFresh(pathOf(ref)),
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
      if (await isFresh(path)) return
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
    listOld: async (municipality, before) => {
      const root = join(folder, municipality)
      const names = await readdir(root, { recursive: true }).catch(() => [])
      const old: string[] = []
      for (const name of names.filter((one) => isSha256(basename(one)) || one.endsWith('.tmp'))) {
        const at = await putAt(join(root, name))
        if (at === undefined || at >= before) continue
        // What a power cut left half written.
        if (name.endsWith('.tmp')) await rm(join(root, name), { force: true })
        else old.push(basename(name))
      }
      return old
    },
    // Nothing is waited for in between, so that no upload of this process comes in between either.
    removeOld: async (ref, before) => {
      const path = pathOf(ref)
      const found = statSync(path, { throwIfNoEntry: false })
      if (found === undefined || found.mtimeMs >= before) return false
      rmSync(path)
      return true
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
