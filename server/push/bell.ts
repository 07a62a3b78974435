// Tells whoever recorded a need that city hall has answered it. What goes out is a hint: the id of a
// record that the phone has anyway. The words are made on the phone. One that cannot be delivered is
// not tried again: the answer itself is there at the next sync.

import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import { describeError, type Log } from '../log.ts'
import type { Caller } from '../store/devices.ts'
import { ensurePushKeys } from '../store/push-keys.ts'
import type { Db } from '../store/schema.ts'
import { findListeners, forgetEndpoint, type Listener } from '../store/subscriptions.ts'
import type { SendPush } from './send-push.ts'
import type { Answered } from './answered-needs.ts'
import { writeVapid, type VapidKeys } from './vapid.ts'

export type Bell = {
  readonly publicKey: () => Promise<string>
  /** Returns at once; who rings does not wait. */
  readonly ring: (answerer: Caller, answers: readonly Answered[]) => void
  /** Settles when all that was rung has been sent, or given up. */
  readonly rest: () => Promise<void>
}

type Parts = {
  readonly db: Db
  readonly log: Log
  readonly now: () => Moment
  readonly publicUrl: string
  readonly send: SendPush
}

/** A phone that heard no answer sends again, soon; nobody is told twice because of it. */
const REMEMBERED = 10_000

export function createBell({ db, log, now, publicUrl, send }: Parts): Bell {
  let keys: Promise<VapidKeys> | undefined
  const readKeys = () =>
    (keys ??= ensurePushKeys(db).catch((cause: unknown) => {
      keys = undefined
      throw cause
    }))
  const rung = new Set<string>()
  const isNew = ({ change }: Answered) => {
    if (rung.has(change)) return false
    rung.add(change)
    if (rung.size > REMEMBERED) rung.delete(rung.keys().next().value ?? '')
    return true
  }
  const ringing = new Set<Promise<void>>()
  const call = async (need: RecordId, { device, language, ...target }: Listener) => {
    const { endpoint } = target
    const authorization = writeVapid(await readKeys(), { endpoint, publicUrl, now: now() })
    const message = JSON.stringify({ need, language })
    const outcome = await send({ target, message, authorization, about: need })
    if (outcome === 'gone') await forgetEndpoint(db, endpoint)
    log.debug('push', { device, outcome })
  }
  const tell = async (answerer: Caller, needs: Iterable<RecordId>) => {
    for (const need of needs) {
      const listeners = await findListeners(db, { ...answerer, need })
      await Promise.all(listeners.map((listener) => call(need, listener)))
    }
  }
  return {
    publicKey: async () => (await readKeys()).publicKey,
    ring: (answerer, answers) => {
      const needs = new Set(answers.filter(isNew).map(({ need }) => need))
      if (needs.size === 0) return
      const job = tell(answerer, needs)
        .catch((error: unknown) => log.error('bell_failed', describeError(error)))
        .finally(() => ringing.delete(job))
      ringing.add(job)
    },
    rest: async () => {
      await Promise.all(ringing)
    },
  }
}
