// Push and pull in one transaction: what the answer says is what the database holds.

import type { Moment } from '../../src/domain/base/moment.ts'
import { DEFAULT_PAGE, type SyncRequest } from '../../src/domain/replica/wire.ts'
import type { Caller } from '../store/devices.ts'
import { readHead, withLedger, type Ledger, type Stretch } from '../store/ledger.ts'
import type { Db } from '../store/schema.ts'
import { readSite } from '../store/site.ts'
import { readCursor, writeCursor, type Standpoint } from './cursor.ts'
import { readPage, type Page } from './pull.ts'
import { NOTHING, pushChanges, type Pushed } from './push.ts'
import { readPush, type ReadPush } from './read-push.ts'

export type SyncAnswer = {
  /** The body of the response, written. */
  readonly text: string
  readonly accepted: number
  readonly rejected: readonly { readonly code: string }[]
  readonly more: boolean
  readonly moved: boolean
}

type Exchange = { readonly caller: Caller; readonly request: SyncRequest; readonly now: Moment }

/** Answers one sync request. When it resolves, everything that is not named as rejected is durable. */
export async function answerSync(db: Db, exchange: Exchange): Promise<SyncAnswer> {
  const { municipality } = exchange.caller
  const push = readPush(exchange.request.changes)
  if (push.incoming.length > 0)
    return withLedger(db, municipality, (ledger) => exchangeUnder(ledger, exchange, push))
  const head = await readHead(db, municipality)
  return exchangeUnder({ tx: db, before: head, head: () => head }, exchange, push)
}

async function exchangeUnder(
  stretch: Ledger | Stretch,
  { caller, request, now }: Exchange,
  push: ReadPush,
): Promise<SyncAnswer> {
  const { tx, before } = stretch
  const { site, epoch, replica: own } = await readSite(tx)
  const standpoint = await readCursor(tx, caller, { cursor: request.cursor, head: before, epoch })
  // Before the push: what it touches takes a new number, and would no longer count as missed.
  const missed = await hasMissed(stretch, caller, standpoint)
  const { incoming } = push
  const asked = { caller, incoming, now, own }
  const pushed = 'next' in stretch ? await pushChanges(stretch, asked) : NOTHING
  const limit = request.limit ?? DEFAULT_PAGE
  const pulled = await pull(stretch, { caller, standpoint, missed, pushed, limit })
  const rejected = [...push.rejected, ...pushed.rejected]
  const envelope = JSON.stringify({
    site,
    ...(request.batch === undefined ? {} : { batch: request.batch }),
    now,
    restamped: pushed.restamped,
    rejected,
    cursor: await writeCursor(tx, caller, { seq: pulled.seq, epoch }),
    more: pulled.more,
    reset: standpoint.reset,
  })
  return {
    text: `${envelope.slice(0, -1)},"records":[${pulled.records.join(',')}]}`,
    accepted: request.changes.length - rejected.length,
    rejected,
    more: pulled.more,
    moved: stretch.head() > before,
  }
}

type Pulled = { readonly records: readonly string[]; readonly seq: number; readonly more: boolean }

type Pull = {
  readonly caller: Caller
  readonly standpoint: Standpoint
  /** Whether the device lacks anything that stood there before its push. */
  readonly missed: boolean
  readonly pushed: Pushed
  readonly limit: number
}

async function hasMissed(
  { tx, before }: Stretch,
  caller: Caller,
  standpoint: Standpoint,
): Promise<boolean> {
  if (standpoint.reset !== false) return false
  const { records } = await readPage(tx, caller, { after: standpoint.seq, upTo: before, limit: 1 })
  return records.length > 0
}

async function pull(ledger: Stretch, at: Pull): Promise<Pulled> {
  const { caller, standpoint, limit } = at
  if (standpoint.reset !== false) return { records: [], seq: 0, more: true }
  const { tx } = ledger
  const after = standpoint.seq
  const head = ledger.head()
  if (at.missed) return finish(await readPage(tx, caller, { after, upTo: head, limit }), head)
  return finish(await readNews(ledger, at), head)
}

/** No echo: an up-to-date device knows what it pushed. It is told only what it could not know: what
 *  stood in a record that it had not seen before, and what moved with a facility. */
async function readNews(ledger: Stretch, { caller, pushed, limit }: Pull): Promise<Page> {
  const { tx, before } = ledger
  const among = [...pushed.unseen, ...pushed.moved]
  if (among.length === 0) return { records: [], lastSeq: undefined }
  return readPage(tx, caller, { after: before, upTo: ledger.head(), limit, among })
}

function finish({ records, lastSeq }: Page, head: number): Pulled {
  return { records, seq: lastSeq ?? head, more: lastSeq !== undefined }
}
