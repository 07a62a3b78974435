// Who runs the engine, as a row that all tabs and the worker see. Not a body: a holder's random
// name and the time of its last heartbeat.

import * as v from 'valibot'
import type { Database } from './database.ts'

const LeaseSchema = v.object({ holder: v.string(), beatAt: v.number() })
type LeaseRow = v.InferOutput<typeof LeaseSchema>

export type LeaseClaim = {
  readonly holder: string
  readonly now: number
  readonly staleAfterMs: number
  readonly force: boolean
}
export type StoredLease = {
  readonly take: (claim: LeaseClaim) => Promise<boolean>
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

/** A heartbeat from the far future is as worthless as an old one: the clock was set back. */
function isFree(lease: LeaseRow, claim: LeaseClaim): boolean {
  if (lease.holder === claim.holder) return true
  return Math.abs(claim.now - lease.beatAt) > claim.staleAfterMs
}
