import { join } from 'node:path'
import { createDiskStore } from './disk-store.ts'
import { createUploadDesk } from './upload-desk.ts'
import type { Vault } from './vault.ts'

/** Photos and papers lie beside the database, in the same data folder. */
export function openVault(dataFolder: string): Vault {
  return {
    store: createDiskStore(join(dataFolder, 'files')),
    uploads: createUploadDesk(join(dataFolder, 'uploads'), Date.now),
  }
}
