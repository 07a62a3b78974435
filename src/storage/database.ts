// The phone's database. Every transaction is strict: with the browsers' default a power cut within
// half a minute loses saves that were confirmed. A replica is minted when, and only when, the
// database is created, so that one that the browser silently lost never re-uses old stamps.

import { Dexie, type EntityTable } from 'dexie'
import { makeShortId } from '../domain/base/ids.ts'
import { fail, ok, type Result } from '../domain/base/result.ts'
import type { Random } from '../sync/ports.ts'
import { errorNames } from './failure.ts'
import { findLogPlaces, guardLog, type LogGuard } from './log-guard.ts'
import type { BytesRow, PhotoRow } from './photo-rows.ts'
import type {
  ChoiceRow,
  ClockRow,
  DraftRow,
  KeptRow,
  MetaRow,
  OutboxRow,
  RecordRow,
} from './rows.ts'

export const DATABASE_NAME = 'promin'
const VERSION = 2
/** Dexie multiplies its versions by ten in IndexedDB. */
const DEXIE_VERSION_FACTOR = 10
const OPEN_TIMEOUT_MS = 5000

const SCHEMA = {
  records: 'id, [kind+bucket+id], [kind+bucket+day], own',
  outbox: 'id, state, record',
  kept: 'id, record, day',
  choices: 'record',
  drafts: 'key',
  photos: 'sha256, state, form, *records',
  photoBytes: 'sha256',
  thumbs: 'sha256',
  meta: 'key',
} as const

export type Database = Dexie & {
  records: EntityTable<RecordRow, 'id'>
  outbox: EntityTable<OutboxRow, 'id'>
  kept: EntityTable<KeptRow, 'id'>
  choices: EntityTable<ChoiceRow, 'record'>
  drafts: EntityTable<DraftRow, 'key'>
  photos: EntityTable<PhotoRow, 'sha256'>
  photoBytes: EntityTable<BytesRow, 'sha256'>
  thumbs: EntityTable<BytesRow, 'sha256'>
  meta: EntityTable<MetaRow, 'key'>
}

export type OpenProblem =
  /** The browser did not answer within 5 seconds; trying again may help. */
  | { readonly tag: 'no_answer' }
  /** Another tab holds an older version open: it has to be closed. */
  | { readonly tag: 'blocked' }
  /** The data was written by a newer version of the app. */
  | { readonly tag: 'newer' }
  | { readonly tag: 'failed'; readonly name: string }

export type OpenOptions = {
  readonly name?: string
  readonly random: Random
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof IDBKeyRange
  readonly timeoutMs?: number
  readonly guard?: LogGuard
}

export type Opened = {
  readonly database: Database
  readonly created: boolean
  /** Where the browser keeps a log that a full disk can tear. */
  readonly guard: LogGuard | undefined
}

/** Opens the database, making it where there is none. Never throws; never waits longer than 5 s. */
export async function openDatabase(options: OpenOptions): Promise<Result<Opened, OpenProblem>> {
  let created = false
  let blocked = false
  const database = defineDatabase(options)
  const guard = options.guard ?? findGuard(options)
  guard?.watch(database)
  database.on('populate', (transaction) => {
    created = true
    const replica = makeShortId(options.random.bytes(12))
    const clock = { replica, ms: 0, counter: 0, difference: 0, trusted: 0, contactAt: undefined }
    void transaction
      .table<MetaRow, string>('meta')
      .add({ key: 'clock', value: clock satisfies ClockRow }) // its failure aborts the creation
  })
  database.on('blocked', () => {
    blocked = true
  })
  // A newer version in another tab wants to upgrade: it must not wait for us, and we must not write
  // into its data afterwards. After a deletion the database may be made anew.
  database.on('versionchange', ({ newVersion }) => {
    database.close({ disableAutoOpen: newVersion !== null })
  })
  if (await isInstalledNewer(options)) return fail({ tag: 'newer' })
  const outcome = await within(options.timeoutMs ?? OPEN_TIMEOUT_MS, database.open())
  if (outcome === 'opened' && !isNewer(database)) {
    database.on('ready', () => refuseNewer(database), true)
    return ok({ database, created, guard })
  }
  database.close()
  if (outcome === 'opened') return fail({ tag: 'newer' })
  if (outcome === 'no answer') return fail({ tag: blocked ? 'blocked' : 'no_answer' })
  return fail(
    outcome.name === 'VersionError' ? { tag: 'newer' } : { tag: 'failed', name: outcome.name },
  )
}

function findGuard({ indexedDB }: OpenOptions): LogGuard | undefined {
  const places = indexedDB === undefined ? findLogPlaces() : undefined
  return places && guardLog(places)
}

function defineDatabase(options: OpenOptions): Database {
  const dependencies =
    options.indexedDB === undefined || options.IDBKeyRange === undefined
      ? {}
      : { indexedDB: options.indexedDB, IDBKeyRange: options.IDBKeyRange }
  const database = new Dexie(options.name ?? DATABASE_NAME, {
    chromeTransactionDurability: 'strict',
    ...dependencies,
  })
  database.version(VERSION).stores(SCHEMA)
  if (!hasTables(database)) throw new Error('assertion failed: the schema names every table')
  return database
}

function hasTables(database: Dexie): database is Database {
  return Object.keys(SCHEMA).every((name) => database.tables.some((table) => table.name === name))
}

/** Asked before opening, since Dexie would add its own tables to a newer database. */
async function isInstalledNewer(options: OpenOptions): Promise<boolean> {
  try {
    const factory = options.indexedDB ?? indexedDB
    const name = options.name ?? DATABASE_NAME
    const installed = await factory.databases()
    return installed.some((database) => database.name === name && isTooNew(database.version ?? 0))
  } catch {
    // Older browsers cannot tell; the check after opening remains.
    return false
  }
}

function isTooNew(nativeVersion: number): boolean {
  return nativeVersion >= (VERSION + 1) * DEXIE_VERSION_FACTOR
}

/** Dexie opens a newer database without a word; its rows may mean something that we do not know. */
function isNewer(database: Dexie): boolean {
  return isTooNew(database.backendDB().version)
}

function refuseNewer(database: Dexie): void {
  if (isNewer(database)) throw new Dexie.VersionError('written by a newer version of the app')
}

async function within(
  timeoutMs: number,
  opening: PromiseLike<unknown>,
): Promise<'opened' | 'no answer' | { readonly name: string }> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<'no answer'>((resolve) => {
    timer = setTimeout(() => resolve('no answer'), timeoutMs)
  })
  const opened = Promise.resolve(opening).then(
    () => 'opened' as const,
    (error: unknown) => ({ name: errorNames(error)[0] ?? 'Error' }),
  )
  const outcome = await Promise.race([opened, silence])
  clearTimeout(timer)
  return outcome
}
