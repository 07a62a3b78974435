import { join } from 'node:path'
import { createDiskStore } from './disk-store.ts'
import { createS3Store, type S3Settings } from './s3-store.ts'
import { createUploadDesk } from './upload-desk.ts'
import type { Vault } from './vault.ts'

/** Photos and papers lie beside the database, in the same data folder, or in S3; those on their way
 *  always in the folder. */
export function openVault(dataFolder: string, s3?: S3Settings): Vault {
  return {
    store: s3 === undefined ? createDiskStore(join(dataFolder, 'files')) : createS3Store(s3),
    uploads: createUploadDesk(join(dataFolder, 'uploads'), Date.now),
  }
}
