// One run of the engine: rounds of request, verdict and settlement until nothing is left to do or
// the phone must wait. The drawing is in engine.ts.

import { makeShortId } from '../domain/base/ids.ts'
import type { Moment } from '../domain/base/moment.ts'
import type { Change } from '../domain/replica/change.ts'
import {
  DEFAULT_PAGE,
  PROTOCOL,
  type SyncRequest,
  type SyncResponse,
} from '../domain/replica/wire.ts'
import { BATCH_BYTES, FIRST_PACE, halve, mayTry, slowDown, speedUp } from './pace.ts'
import type {
  Clock,
  Disconnection,
  Enrolment,
  Lock,
  Log,
  Outbound,
  Pace,
  Random,
  SyncStore,
  Transport,
  Trigger,
} from './ports.ts'
import type { Progress } from './progress.ts'
import { judge, type Verdict } from './verdict.ts'

export type EnginePorts = {
  readonly store: SyncStore
  readonly transport: Transport
  readonly lock: Lock
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly onProgress: (progress: Progress) => void
}

/** An answer may take this long, and what a request weighs at the slowest rate still called a network. */
const TIMEOUT_MS = 20_000
const SLOWEST_BYTES_PER_MS = 2
/** So that no lock is held for ever; what is left goes with the next run. */
const MAX_ROUNDS = 400
/** How many failures in a row, besides the first ones, are followed by a look for one bad change. */
const PROBE_EVERY = 16
const PROBE_FIRST = 2

type Step = 'again' | 'stop'
type Try = { readonly verdict: Verdict; readonly tookMs: number }

export class Run {
  readonly #ports: EnginePorts
  readonly #trigger: Trigger
  #pace: Pace = FIRST_PACE
  #sent = 0
  /** What has shrunk a batch in this run: one poisoned change must stand alone before it is set aside. */
  #splitTo: number | undefined

  constructor(ports: EnginePorts, trigger: Trigger) {
    this.#ports = ports
    this.#trigger = trigger
  }

  async toEnd(): Promise<void> {
    const { store, clock, onProgress } = this.#ports
    const enrolment = await store.readEnrolment()
    if (enrolment === undefined || !(await this.#isWelcome())) return
    this.#pace = (await store.readPace()) ?? FIRST_PACE
    if (!mayTry(this.#pace, this.#trigger, clock.now())) return
    try {
      for (let round = 0; round < MAX_ROUNDS; round++) {
        if ((await this.#round(enrolment)) === 'stop') return
      }
    } finally {
      onProgress({ tag: 'idle' })
    }
  }

  /** After a disconnection only a person's press asks the server again: a coordinator may have relented. */
  async #isWelcome(): Promise<boolean> {
    const reason = await this.#ports.store.readDisconnection()
    return reason === undefined || this.#trigger === 'button' || this.#trigger === 'start'
  }

  async #round(enrolment: Enrolment): Promise<Step> {
    const { store, onProgress } = this.#ports
    const count = Math.min(this.#pace.batchSize, this.#splitTo ?? this.#pace.batchSize)
    const outbound = await store.readOutbound({ count, bytes: BATCH_BYTES })
    onProgress({
      tag: 'running',
      sent: this.#sent,
      total: this.#sent + outbound.queued,
      changes: outbound.changes.map((change) => change.id),
    })
    const attempt = await this.#ask(enrolment, outbound)
    return this.#act(enrolment, outbound, attempt)
  }

  async #ask(enrolment: Enrolment, { changes, cursor }: Outbound): Promise<Try> {
    const { transport, random, clock } = this.#ports
    const startedAt: Moment = clock.now()
    const batch = makeShortId(random.bytes(12))
    const request: SyncRequest = {
      protocol: PROTOCOL,
      batch,
      now: clock.now(),
      cursor,
      changes: [...changes],
      limit: DEFAULT_PAGE,
    }
    const timeoutMs = TIMEOUT_MS + sizeOf(changes) / SLOWEST_BYTES_PER_MS
    const answer = await transport.sync(request, { token: enrolment.token, timeoutMs })
    const verdict = judge(answer, { site: enrolment.site, batch })
    return { verdict, tookMs: Math.max(0, clock.now() - startedAt) }
  }

  async #act(enrolment: Enrolment, outbound: Outbound, { verdict, tookMs }: Try): Promise<Step> {
    switch (verdict.tag) {
      case 'answered':
        return this.#settle(verdict.response, outbound, tookMs)
      case 'split':
        return this.#split(outbound, 'too_large')
      case 'broke':
        return this.#suspectOne(enrolment, outbound, tookMs)
      case 'disconnected':
        return this.#disconnect(verdict.reason)
      case 'busy':
        return this.#wait({ fault: 'busy_server', tookMs, retryAfterMs: verdict.retryAfterMs })
      case 'fault':
        return this.#wait({ fault: verdict.fault, tookMs, retryAfterMs: undefined })
    }
  }

  async #settle(response: SyncResponse, outbound: Outbound, tookMs: number): Promise<Step> {
    const { store, clock } = this.#ports
    const { changes, queued } = outbound
    await store.settle({ sent: changes, response, receivedAt: clock.now() })
    this.#sent += changes.length
    if (this.#splitTo !== undefined) this.#splitTo *= 2
    await this.#keepPace(speedUp(this.#pace, { now: clock.now(), tookMs }))
    if ((await store.readDisconnection()) !== undefined) await store.writeDisconnection(undefined)
    if (response.reset !== false) {
      await store.reset(response.reset)
      return 'again'
    }
    return response.more || queued > changes.length ? 'again' : 'stop'
  }

  /** A server that breaks on a batch but answers an empty one breaks on one change: it is looked for.
   *  A server that breaks on both is left in peace. [EN5] */
  async #suspectOne(enrolment: Enrolment, outbound: Outbound, tookMs: number): Promise<Step> {
    const { failures } = this.#pace
    const isTimeToLook =
      this.#splitTo !== undefined || failures < PROBE_FIRST || failures % PROBE_EVERY === 0
    if (outbound.changes.length > 0 && isTimeToLook) {
      const { verdict } = await this.#ask(enrolment, { ...outbound, changes: [] })
      if (verdict.tag === 'answered') return this.#split(outbound, 'invalid_value')
    }
    return this.#wait({ fault: 'busy_server', tookMs, retryAfterMs: undefined })
  }

  /** A refused batch is halved until the one change that the server cannot take stands alone. [EN4] */
  async #split({ changes }: Outbound, code: 'too_large' | 'invalid_value'): Promise<Step> {
    const { store, log } = this.#ports
    const [only] = changes
    if (only === undefined) return this.#disconnect('malformed')
    if (changes.length === 1) {
      await store.setAside(only.id, code)
      log.error('change_set_aside', { kind: only.kind, code })
      this.#splitTo = undefined
      return 'again'
    }
    this.#splitTo = halve(changes.length)
    return 'again'
  }

  async #disconnect(reason: Disconnection): Promise<Step> {
    const { store, clock, log } = this.#ports
    log.info('disconnected', { reason })
    await store.writeDisconnection(reason)
    await this.#keepPace({ ...this.#pace, lastTryAt: clock.now() })
    return 'stop'
  }

  async #wait(failure: {
    fault: NonNullable<Pace['lastFault']>
    tookMs: number
    retryAfterMs: number | undefined
  }): Promise<Step> {
    const { clock, random, log } = this.#ports
    log.debug('try_failed', { fault: failure.fault, failures: this.#pace.failures + 1 })
    await this.#keepPace(slowDown(this.#pace, { ...failure, now: clock.now(), random }))
    return 'stop'
  }

  async #keepPace(pace: Pace): Promise<void> {
    this.#pace = pace
    await this.#ports.store.writePace(pace)
  }
}

function sizeOf(changes: readonly Change[]): number {
  return changes.length === 0 ? 0 : JSON.stringify(changes).length
}
