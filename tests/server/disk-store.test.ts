import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDiskStore } from '../../server/files/disk-store.ts'
import { findDamagedFiles } from '../../server/files/find-damaged.ts'
import { FileStoreTrouble } from '../../server/files/file-store.ts'
import { fileStoreContract } from '../contracts/file-store.ts'
import { makePhoto, sha256Of } from '../support/made-files.ts'

const open = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'promin-files-'))
  const reopen = () => createDiskStore(folder)
  const close = async () => rmSync(folder, { recursive: true, force: true })
  return { store: reopen(), reopen, close, folder }
}

fileStoreContract('a folder', open)

const photo = makePhoto(1000)
const ref = { municipality: 'k0y1i2v3k4y5', sha256: sha256Of(photo) }

test('a folder that several writers put the same photo into holds it once, and no leftovers', async () => {
  const { store, folder, close } = await open()
  await Promise.all([1, 2, 3, 4].map(() => store.put(ref, photo)))
  expect(readdirSync(join(folder, ref.municipality, ref.sha256.slice(0, 2)))).toEqual([ref.sha256])
  await close()
})

test('a photo that the disk damaged is found, and no other', async () => {
  const { store, folder, close } = await open()
  expect(await findDamagedFiles(join(folder, 'nowhere'))).toEqual([])
  const other = makePhoto(1000, 2)
  await store.put(ref, photo)
  await store.put({ ...ref, sha256: sha256Of(other) }, other)
  expect(await findDamagedFiles(folder)).toEqual([])
  const path = join(ref.municipality, ref.sha256.slice(0, 2), ref.sha256)
  writeFileSync(join(folder, path), photo.slice(1))
  expect(await findDamagedFiles(folder)).toEqual([path])
  await close()
})

test('a folder that cannot be written says so, as trouble that passes', async () => {
  const { folder, close } = await open()
  writeFileSync(join(folder, ref.municipality), 'a file where a folder should be')
  await expect(createDiskStore(folder).put(ref, photo)).rejects.toThrow(FileStoreTrouble)
  await close()
})
