import type { FileStore } from './file-store.ts'
import type { UploadDesk } from './upload-desk.ts'

/** Photos and scanned papers: the whole ones, and those on their way. */
export type Vault = { readonly store: FileStore; readonly uploads: UploadDesk }
