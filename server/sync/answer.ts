// Push and pull in one round trip. What was pushed has committed before the pull is read, so what the
// answer says is what the database holds; a record that moves on in between comes with the next pull.

import type { Moment } from '../../src/domain/base/moment.ts'
import { DEFAULT_PAGE, type SyncRequest } from '../../src/domain/replica/wire.ts'
import type { Caller } from '../store/devices.ts'
import type { Db } from '../store/schema.ts'
import { readCursor, writeCursor, type Asking, type Standpoint } from './cursor.ts'
import { readPage } from './pull.ts'
import { NOTHING, type Pushed } from './push.ts'
import { pushInLine, type TakenPush } from './push-line.ts'
import { readPush } from './read-push.ts'
import { readStanding } from './standing.ts'

export type SyncAnswer = {
  /** The body of the response, written. */
  readonly text: string
  readonly accepted: number
  readonly rejected: readonly { readonly id: string; readonly code: string }[]
  readonly more: boolean
}

type Exchange = {
  readonly caller: Caller
  readonly request: SyncRequest
  readonly now: Moment
  /** Told when the sequence has moved, before the answer is put together. */
  readonly onMoved?: () => void
}

/** Answers one sync request. When it resolves, everything that is not named as rejected is durable. */
export async function answerSync(db: Db, exchange: Exchange): Promise<SyncAnswer> {
  const { caller, request, now, onMoved } = exchange
  const push = readPush(request.changes)
  const { incoming } = push
  const { standing, pushed, hasMoved } =
    incoming.length > 0
      ? await pushInLine(db, { caller, incoming, now })
      : await takeNothing(db, caller)
  if (hasMoved) onMoved?.()
  const rejected = [...push.rejected, ...pushed.rejected]
  const asking = { caller, cursor: request.cursor, standing }
  const standpoint = await readCursor(db, asking)
  const limit = request.limit ?? DEFAULT_PAGE
  const pulled = await pull(db, asking, { standpoint, pushed, limit })
  const envelope = JSON.stringify({
    site: standing.site,
    ...(request.batch === undefined ? {} : { batch: request.batch }),
    now,
    restamped: pushed.restamped,
    rejected,
    cursor: await writeCursor(db, asking, { seq: pulled.seq, known: standpoint }),
    more: pulled.more,
    reset: standpoint.reset,
  })
  return {
    text: `${envelope.slice(0, -1)},"records":[${pulled.records.join(',')}]}`,
    accepted: request.changes.length - rejected.length,
    rejected,
    more: pulled.more,
  }
}

async function takeNothing(db: Db, { municipality }: Caller): Promise<TakenPush> {
  return { standing: await readStanding(db, municipality), pushed: NOTHING, hasMoved: false }
}

type Pulled = { readonly records: readonly string[]; readonly seq: number; readonly more: boolean }

type Pull = { readonly standpoint: Standpoint; readonly pushed: Pushed; readonly limit: number }

/** No echo: a device that was up to date knows what it pushed. It is told what it could not know: what
 *  others wrote, also into what it wrote to, and what stood in a record that it had not seen before. */
async function pull(db: Db, asking: Asking, at: Pull): Promise<Pulled> {
  const { standpoint, pushed, limit } = at
  if (standpoint.reset !== false) return { records: [], seq: 0, more: true }
  const { caller, standing } = asking
  const after = standpoint.seq
  const hasMissed = await missedAny(db, asking, at)
  const end = { records: [], seq: standing.head, more: false }
  if (!hasMissed && !pushed.hasNews) return end
  const except = hasMissed ? [] : pushed.own
  const page = await readPage(db, caller, { after, upTo: standing.head, limit, except })
  const { records, lastSeq } = page
  return { records, seq: lastSeq ?? standing.head, more: lastSeq !== undefined }
}

/** Whether the device lacks anything that stood there before its push. What the push touched took a new
 *  number since: that is told by what it bore before. */
async function missedAny(
  db: Db,
  { caller, standing }: Asking,
  { standpoint, pushed }: Pull,
): Promise<boolean> {
  if (standpoint.reset !== false) return false
  const { seq: after } = standpoint
  // A new device, or one that starts over, knows nothing.
  if (after === 0 || pushed.sawUpTo > after) return true
  if (after === standing.before) return false
  const { records } = await readPage(db, caller, { after, upTo: standing.before, limit: 1 })
  return records.length > 0
}
