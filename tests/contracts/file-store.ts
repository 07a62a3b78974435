// What every place for files must hold. Run on a folder and on S3-compatible storage.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/base/moment.ts'
import type { FileStore } from '../../server/files/file-store.ts'
import { makePhoto, sha256Of } from '../support/made-files.ts'

export type FileStoreBench = {
  readonly store: FileStore
  /** The same place, opened anew: as after a restart. */
  readonly reopen: () => FileStore
  readonly close: () => Promise<void>
}

const [KYIV, LVIV] = ['k0y1i2v3k4y5', 'l0v1i2v3l4v5'] as const
/** The storage's clock may differ from ours by some minutes. */
const [EARLIER, LATER] = [Date.now() - DAY_MS, Date.now() + DAY_MS]
const photo = makePhoto(5000)
const ref = { municipality: KYIV, sha256: sha256Of(photo) }

export function fileStoreContract(name: string, open: () => Promise<FileStoreBench>): void {
  describe(`a place for files: ${name}`, () => {
    let bench: FileStoreBench
    beforeEach(async () => {
      bench = await open()
    })
    afterEach(() => bench.close())

    test('gives back the bytes that it was given, also after a restart', async () => {
      await bench.store.put(ref, photo)
      expect(new Uint8Array((await bench.reopen().get(ref)) ?? [])).toEqual(photo)
      expect(await bench.reopen().has(ref)).toBe(true)
    })

    test('has nothing that was not put there', async () => {
      expect(await bench.store.get(ref)).toBeUndefined()
      expect(await bench.store.has(ref)).toBe(false)
    })

    test('keeps municipalities apart, though the photo be the same', async () => {
      await bench.store.put(ref, photo)
      expect(await bench.store.has({ ...ref, municipality: LVIV })).toBe(false)
      expect(await bench.store.get({ ...ref, municipality: LVIV })).toBeUndefined()
    })

    test('takes the same file twice, one after the other and at once', async () => {
      await bench.store.put(ref, photo)
      await Promise.all([1, 2, 3].map(() => bench.store.put(ref, photo)))
      expect(new Uint8Array((await bench.store.get(ref)) ?? [])).toEqual(photo)
    })

    test('takes a large paper whole', async () => {
      const paper = makePhoto(3_000_000, 7)
      const large = { municipality: KYIV, sha256: sha256Of(paper) }
      await bench.store.put(large, paper)
      expect(sha256Of((await bench.store.get(large)) ?? new Uint8Array())).toBe(large.sha256)
    })

    test('lists what was put before a moment, in each municipality apart', async () => {
      const other = makePhoto(5000, 3)
      const second = { ...ref, sha256: sha256Of(other) }
      await bench.store.put(ref, photo)
      await bench.store.put(second, other)
      await bench.store.put({ ...ref, municipality: LVIV }, photo)
      const list = async (municipality: string, before: number) =>
        [...(await bench.reopen().listOld(municipality, before))].toSorted()
      expect(await list(KYIV, LATER)).toEqual([ref.sha256, second.sha256].toSorted())
      expect(await list(LVIV, LATER)).toEqual([ref.sha256])
      expect(await list(KYIV, EARLIER)).toEqual([])
      expect(await list('n0b0o0d0y000', LATER)).toEqual([])
    })

    test('deletes what is as old as it was said to be, and nothing that is younger', async () => {
      await bench.store.put(ref, photo)
      await bench.store.put({ ...ref, municipality: LVIV }, photo)
      expect(await bench.store.removeOld(ref, EARLIER)).toBe(false)
      expect(await bench.store.hasFresh(ref)).toBe(true)
      expect(await bench.store.removeOld(ref, LATER)).toBe(true)
      expect(await bench.reopen().has(ref)).toBe(false)
      expect(await bench.store.hasFresh(ref)).toBe(false)
      expect(await bench.store.removeOld(ref, LATER)).toBe(false)
      expect(await bench.store.has({ ...ref, municipality: LVIV })).toBe(true)
      await bench.store.put(ref, photo)
      expect(await bench.store.has(ref)).toBe(true)
    })

    test('takes no name that leads elsewhere', async () => {
      const away = { municipality: KYIV, sha256: '../../promin.sqlite' }
      await expect((async () => bench.store.get(away))()).rejects.toThrow('assertion failed')
      const nowhere = { ...ref, municipality: '../k0y1i2v3k' }
      await expect((async () => bench.store.put(nowhere, photo))()).rejects.toThrow('assertion')
    })
  })
}
