// Who runs the engine, as a row that all tabs and the worker see. Not a body: a holder's random
// name and the time of its last heartbeat.

import * as v from 'valibot'
import type { Database } from './database.ts'

const LeaseSchema = v.object({
  holder: v.string(),
  beatAt: v.number(),
  doubtedAt: v.optional(v.number()),
})
export type LeaseRow = v.InferOutput<typeof LeaseSchema>

export type LeaseClaim = {
  readonly holder: string
  readonly now: number
  readonly staleAfterMs: number
  readonly force: boolean
}
export type Takeover = Omit<LeaseClaim, 'force'> & { readonly doubtMs: number }

export type StoredLease = {
  readonly take: (claim: LeaseClaim) => Promise<boolean>
  readonly takeOver: (claim: Takeover) => Promise<Doubt['verdict']>
  readonly beat: (holder: string, now: number) => Promise<void>
  readonly release: (holder: string) => Promise<void>
}

export function createLease(database: Database): StoredLease {
  const { meta } = database
  const write = (lease: LeaseRow) => meta.put({ key: 'lease', value: lease })
  const read = async () => {
    const parsed = v.safeParse(LeaseSchema, (await meta.get('lease'))?.value)
    return parsed.success ? parsed.output : undefined
  }
  return {
    take: (claim) =>
      database.transaction('rw', meta, async () => {
        const lease = await read()
        if (!claim.force && lease !== undefined && !isFree(lease, claim)) return false
        await write({ holder: claim.holder, beatAt: claim.now })
        return true
      }),
    takeOver: (claim) =>
      database.transaction('rw', meta, async () => {
        const { verdict, lease } = doubt(await read(), claim)
        if (lease !== undefined) await write(lease)
        return verdict
      }),
    beat: (holder, now) =>
      database.transaction('rw', meta, async () => {
        if ((await read())?.holder === holder) await write({ holder, beatAt: now })
      }),
    release: (holder) =>
      database.transaction('rw', meta, async () => {
        if ((await read())?.holder === holder) await meta.delete('lease')
      }),
  }
}

/** What to do about a context that has the browser's lock, and the row to write, if any. */
export type Doubt = {
  readonly verdict: 'alive' | 'doubted' | 'taken'
  readonly lease: LeaseRow | undefined
}

/** Where another context has the browser's lock, what its lease tells. One without a lease is just
 *  beginning, or ending: it counts as alive from when it was seen so. One whose heartbeat is old may
 *  be frozen, or have begun this moment over the lease of a dead one: only who lets the doubt stand is taken
 *  over from. */
export function doubt(lease: LeaseRow | undefined, claim: Takeover): Doubt {
  const { holder, now, staleAfterMs, doubtMs } = claim
  if (lease === undefined) return { verdict: 'alive', lease: { holder: '', beatAt: now } }
  if (!isOld(lease.beatAt, now, staleAfterMs)) return { verdict: 'alive', lease: undefined }
  const { doubtedAt } = lease
  if (doubtedAt === undefined || doubtedAt > now)
    return { verdict: 'doubted', lease: { ...lease, doubtedAt: now } }
  if (now - doubtedAt < doubtMs) return { verdict: 'doubted', lease: undefined }
  return { verdict: 'taken', lease: { holder, beatAt: now } }
}

/** Where the lease alone decides: it is free for its own holder, and for all once it is old. */
export function isFree(lease: LeaseRow, claim: LeaseClaim): boolean {
  return lease.holder === claim.holder || isOld(lease.beatAt, claim.now, claim.staleAfterMs)
}

/** A heartbeat from the far future is as worthless as an old one: the clock was set back. */
function isOld(beatAt: number, now: number, staleAfterMs: number): boolean {
  return Math.abs(now - beatAt) > staleAfterMs
}
