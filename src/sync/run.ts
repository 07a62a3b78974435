// One run of the engine: rounds of request, verdict and settlement until nothing is left to do or
// the phone must wait. The drawing is in engine.ts.

import { makeShortId } from '../domain/base/ids.ts'
import { MINUTE_MS } from '../domain/base/moment.ts'
import { PROTOCOL, type SyncRequest, type SyncResponse } from '../domain/replica/wire.ts'
import type { Apart } from './apart.ts'
import {
  bringsNews,
  FIRST_PACE,
  isWary,
  limitsOf,
  LITTLE_BYTES,
  mayTry,
  refresh,
  slowDown,
  speedUp,
  timeoutFor,
  type Failure,
} from './pace.ts'
import type { Disconnection, Enrolment, Pace, Trigger } from './ports.ts'
import { sizeOf, takeBatch, type Batch, type EnginePorts } from './batch.ts'
import { Search, type Accusation, type Refusal } from './search.ts'
import { judge, type Verdict } from './verdict.ts'

/** So that no lock is held for ever; what is left goes with the next run. [EN7] */
const MAX_ROUNDS = 400
const MAX_RUN_MS = 3 * MINUTE_MS
const MAX_RESETS = 2
const NO_LOAD = { sent: 0, bytes: 0 } as const

/** `unfinished`: there is more to do at once. */
export type RunEnd = 'done' | 'unfinished'
type Step = 'again' | 'stop'
type Cost = { readonly tookMs: number; readonly sent: number; readonly bytes: number }
type Outcome = { readonly verdict: Verdict; readonly cost: Cost; readonly enrolment: Enrolment }

export class Run {
  readonly #ports: EnginePorts
  readonly #trigger: Trigger
  readonly #apart: Apart
  #pace: Pace = FIRST_PACE
  #sent = 0
  #answers = 0
  #spentMs = 0
  #resets = 0
  #search = new Search(false)
  #mustPull = true

  constructor(ports: EnginePorts, trigger: Trigger, apart: Apart) {
    this.#ports = ports
    this.#trigger = trigger
    this.#apart = apart
  }

  async toEnd(): Promise<RunEnd> {
    const { store, clock, onProgress } = this.#ports
    if ((await store.readEnrolment()) === undefined || !(await this.#isWelcome())) return 'done'
    const stored = (await store.readPace()) ?? FIRST_PACE
    if (!mayTry(stored, this.#trigger, clock.now())) return 'done'
    this.#pace = refresh(stored, this.#trigger)
    // A phone that failed more than once asks first, without its load, whether anybody answers.
    this.#search = new Search(stored.failures > 1 && stored.lastFault !== 'unreachable')
    this.#mustPull = this.#trigger !== 'save'
    if (bringsNews(this.#trigger)) this.#apart.hearNews()
    try {
      for (let round = 0; round < MAX_ROUNDS && this.#spentMs < MAX_RUN_MS; round++) {
        if ((await this.#round()) === 'stop') return 'done'
      }
      return 'unfinished'
    } finally {
      onProgress({ tag: 'idle' })
    }
  }

  /** After a disconnection only a person asks again: with the button, or by opening the app. [EN3] */
  async #isWelcome(): Promise<boolean> {
    const reason = await this.#ports.store.readDisconnection()
    return reason === undefined || this.#trigger === 'button' || this.#trigger === 'start'
  }

  async #round(): Promise<Step> {
    const enrolment = await this.#ports.store.readEnrolment()
    if (enrolment === undefined) return 'stop'
    const [pace, search, apart] = [this.#pace, this.#search, this.#apart]
    const batch = await takeBatch(this.#ports, { pace, search, apart })
    if (batch.changes.length === 0 && !search.probes && !this.#mustPull) return this.#rest()
    this.#ports.onProgress({
      tag: 'running',
      sent: this.#sent,
      total: this.#sent + batch.queued,
      changes: batch.changes.map((change) => change.id),
    })
    return this.#act(batch, await this.#ask(enrolment, batch))
  }

  /** Nothing is left but what waits apart. */
  async #rest(): Promise<Step> {
    if (this.#answers > 0 && this.#pace.failures > 0)
      await this.#speedUp({ tookMs: 0, carried: 0, sent: 0 })
    return 'stop'
  }

  /** No answer is accepted but that to the batch just sent. [EN1] */
  async #ask(enrolment: Enrolment, { changes, cursor }: Batch): Promise<Outcome> {
    const { transport, random, clock } = this.#ports
    const startedAt = clock.now()
    const batch = makeShortId(random.bytes(12))
    const request: SyncRequest = {
      protocol: PROTOCOL,
      batch,
      now: Number.isFinite(startedAt) ? Math.floor(startedAt) : 0,
      cursor,
      changes: [...changes],
      limit: limitsOf(this.#pace).page,
    }
    const bytes = sizeOf(changes)
    const timeoutMs = timeoutFor(bytes)
    const answer = await transport.sync(request, { token: enrolment.token, timeoutMs })
    // A clock that jumped in between says nothing of the link.
    const tookMs = Math.min(timeoutMs, Math.max(0, clock.now() - startedAt))
    this.#spentMs += tookMs
    const cost = { tookMs, bytes, sent: changes.length }
    return { verdict: judge(answer, { site: enrolment.site, batch }), cost, enrolment }
  }

  async #act(batch: Batch, { verdict, cost, enrolment }: Outcome): Promise<Step> {
    switch (verdict.tag) {
      case 'answered':
        return this.#settle(batch, verdict.response, cost.tookMs)
      case 'too_large':
      case 'malformed':
      case 'broke':
        return this.#refused(batch, verdict.tag, cost)
      case 'disconnected':
        return this.#disconnect(verdict.reason, enrolment)
      case 'busy':
        return this.#wait({ ...cost, fault: 'busy_server', retryAfterMs: verdict.retryAfterMs })
      case 'fault':
        this.#delayLone(batch, cost.bytes)
        return this.#wait({ ...cost, fault: verdict.fault, retryAfterMs: undefined })
    }
  }

  async #settle(batch: Batch, response: SyncResponse, tookMs: number): Promise<Step> {
    const { store, clock, log } = this.#ports
    const { changes } = batch
    await store.settle({ sent: changes, response, receivedAt: clock.now(), turn: batch.turn })
    this.#answers++
    this.#sent += changes.length
    this.#apart.forget(changes)
    if ((await store.readDisconnection()) !== undefined) await store.writeDisconnection(undefined)
    if (!this.#search.probes || batch.queued === 0)
      await this.#speedUp({
        tookMs,
        carried: changes.length + response.records.length,
        sent: changes.length,
      })
    await this.#accuse(this.#search.answered(changes.length))
    this.#mustPull = response.more || response.reset !== false
    if (response.reset !== false) return this.#startOver(response.reset)
    const isStuck = response.more && response.cursor === batch.cursor && changes.length === 0
    if (!isStuck) return 'again'
    log.error('cursor_stuck')
    return this.#wait({ ...NO_LOAD, fault: 'busy_server', tookMs, retryAfterMs: undefined })
  }

  async #startOver(why: 'scope' | 'restored'): Promise<Step> {
    const { store, log } = this.#ports
    log.info('started_over', { why })
    await store.reset(why)
    this.#resets++
    if (this.#resets <= MAX_RESETS) return 'again'
    return this.#wait({ ...NO_LOAD, fault: 'busy_server', tookMs: 0, retryAfterMs: undefined })
  }

  async #refused({ changes, cursor }: Batch, why: Refusal, cost: Cost): Promise<Step> {
    if (changes.length > 0) {
      await this.#accuse(this.#search.refused(changes, why))
      return 'again'
    }
    if (why === 'malformed') return this.#distrustCursor(cursor)
    return this.#wait({ ...cost, fault: 'busy_server', retryAfterMs: undefined })
  }

  /** A change that the server refused alone waits apart; refused three times over, minutes apart, it
   *  goes to the problem list, where a person sees it. A refusal names no batch: one alone may be an old
   *  one that a proxy kept, or a limit that somebody set by mistake. [EN4] [EN5] [EN10] */
  async #accuse(accused: Accusation | undefined): Promise<void> {
    if (accused === undefined) return
    const { store, clock, log } = this.#ports
    const { change, code } = accused
    if (!this.#apart.strike(change, clock.now())) return
    await store.setAside(change.id, code)
    this.#apart.forget([change])
    log.error('change_set_aside', { kind: change.kind, code })
  }

  /** The link carried an answer, and again not this one change: it shall not hold up the others, nor
   *  cost a fortune. [EN5] [PC6] */
  #delayLone({ changes, queued }: Batch, bytes: number): void {
    const [only] = changes
    const isLone = changes.length === 1 && queued > 1 && this.#pace.batchSize === 1
    const isDear = changes.length === 1 && bytes > LITTLE_BYTES && isWary(this.#pace)
    if (only !== undefined && (isLone || isDear) && this.#search.isProven)
      this.#apart.delay(only, { now: this.#ports.clock.now(), bytes })
  }

  /** The server cannot read even an empty request: then it is the cursor, or this app. */
  async #distrustCursor(cursor: string | null): Promise<Step> {
    if (cursor !== null && this.#resets === 0) return this.#startOver('scope')
    await this.#ports.store.writeDisconnection('malformed')
    return 'stop'
  }

  /** Said of the token that was sent: a phone that was enrolled again meanwhile is not meant. [EN3] */
  async #disconnect(reason: Disconnection, { token }: Enrolment): Promise<Step> {
    const { store, clock, log } = this.#ports
    if ((await store.readEnrolment())?.token !== token) return 'again'
    log.info('disconnected', { reason })
    await store.writeDisconnection(reason)
    await this.#keepPace({ ...this.#pace, lastTryAt: clock.now() })
    return 'stop'
  }

  async #wait(failure: Omit<Failure, 'now' | 'random' | 'isLinkProven'>): Promise<Step> {
    const { clock, random, log } = this.#ports
    log.debug('try_failed', { fault: failure.fault, failures: this.#pace.failures + 1 })
    const isLinkProven = this.#search.isProven
    const context = { now: clock.now(), random, isLinkProven }
    await this.#keepPace(slowDown(this.#pace, { ...failure, ...context }))
    return 'stop'
  }

  #speedUp(link: { tookMs: number; carried: number; sent: number }): Promise<void> {
    return this.#keepPace(speedUp(this.#pace, { ...link, now: this.#ports.clock.now() }))
  }

  async #keepPace(pace: Pace): Promise<void> {
    this.#pace = pace
    await this.#ports.store.writePace(pace)
  }
}
