// Against a server that speaks S3, on a port of its own. It knows keys, and does not check signatures of
// version 4: that those are right is aws4fetch's own test.

import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { expect, test } from 'vitest'
import { FileStoreTrouble } from '../../server/files/file-store.ts'
import { readListing } from '../../server/files/s3-listing.ts'
import { createS3Store, type S3Settings } from '../../server/files/s3-store.ts'
import { fileStoreContract } from '../contracts/file-store.ts'
import { makePhoto, sha256Of } from '../support/made-files.ts'

const BUCKET = 'promin-photos'
const KEYS = { accessKey: 'S3RVER', secretKey: 'S3RVER', region: 'us-east-1', bucket: BUCKET }
const photo = makePhoto(1000)
const ref = { municipality: 'k0y1i2v3k4y5', sha256: sha256Of(photo) }

async function startS3() {
  const directory = mkdtempSync(join(tmpdir(), 'promin-s3-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  })
  const { port } = await server.run()
  const settings: S3Settings = { ...KEYS, endpoint: `http://127.0.0.1:${port}` }
  return {
    settings,
    close: async () => {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

fileStoreContract('storage that speaks S3', async () => {
  const { settings, close } = await startS3()
  const reopen = () => createS3Store(settings)
  return { store: reopen(), reopen, close }
})

test('a bucket of more than one page is listed whole, and what is not ours in it is left alone', async () => {
  const page = (key: string, next: string) =>
    `<ListBucketResult><Contents><Key>${key}</Key><LastModified>2020-01-01T00:00:00.000Z</LastModified>
    </Contents>${next}</ListBucketResult>`
  const name = (digit: string) => `k0y1i2v3k4y5/${digit.repeat(2)}/${digit.repeat(64)}`
  const first = readListing(
    page(name('a'), '<NextContinuationToken>x&amp;y&#43;</NextContinuationToken>'),
  )
  expect(first).toEqual({
    entries: [{ sha256: 'a'.repeat(64), at: Date.UTC(2020, 0, 1) }],
    next: 'x&y+',
  })
  expect(readListing(page('k0y1i2v3k4y5/notes.txt', ''))).toEqual({ entries: [], next: undefined })
  expect(readListing('<html>')).toEqual({ entries: [], next: undefined })
})

test('storage that refuses our key is trouble for an administrator, never a missing photo', async () => {
  const { settings, close } = await startS3()
  const store = createS3Store({ ...settings, accessKey: 'nobody' })
  await expect(store.put(ref, photo)).rejects.toThrow(FileStoreTrouble)
  await expect(store.get(ref)).rejects.toThrow(FileStoreTrouble)
  await close()
})

test('storage that is not there is trouble that passes', async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const store = createS3Store({ ...KEYS, endpoint: `http://127.0.0.1:${port}` })
  await expect(store.get(ref)).rejects.toThrow(FileStoreTrouble)
})
