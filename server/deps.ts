// What the server needs from the world. Tests bring their own clock, folder and limits.

import type { Moment } from '../src/domain/base/moment.ts'
import type { Vault } from './files/vault.ts'
import type { Log } from './log.ts'
import type { Contacts } from './contacts.ts'
import type { Proxies } from './guards/proxies.ts'
import type { Limits } from './guards/rate-limit.ts'
import type { Bell } from './push/bell.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { News } from './news.ts'
import type { StaticFiles } from './static-files.ts'
import type { Db } from './store/schema.ts'

export type ServerDeps = {
  readonly db: Db
  readonly now: () => Moment
  readonly log: Log
  /** What invites point at: no slash at its end. */
  readonly publicUrl: string
  readonly version: string
  readonly files: StaticFiles
  readonly vault: Vault
  readonly contacts: Contacts
  readonly news: News
  readonly proxies: Proxies
  readonly metrics: Metrics
  readonly bell: Bell
  /** Whether an address is one that this server may call. */
  readonly isPushService: (endpoint: string) => boolean
  readonly limits?: Limits
}
