// Who takes pushes: whoever asks, or a thread that was given them.

import { withLedger } from '../store/ledger.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'
import { takePushes, type Push, type Taken } from './push.ts'

/** Takes pushes to a municipality together. They are picked when it is their turn, so that those who
 *  came while it was waited for are among them. When it resolves, they are durable. */
export type PushTaker = (
  municipality: MunicipalityId,
  pick: () => readonly Push[],
) => Promise<Taken>

const takers = new WeakMap<Db, PushTaker>()

/** From now on a database's pushes are somebody else's to take. */
export function handPushesTo(db: Db, taker: PushTaker): void {
  takers.set(db, taker)
}

export function takerOf(db: Db): PushTaker {
  return takers.get(db) ?? takeHere(db)
}

/** Takes pushes in the thread and on the connections of who asks. */
export function takeHere(db: Db): PushTaker {
  return (municipality, pick) =>
    withLedger(db, municipality, (ledger) => takePushes(ledger, pick()))
}
