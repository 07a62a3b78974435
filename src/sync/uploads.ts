// Sends photos behind the records, under the same lock: the smallest first, in pieces, going on
// where the last try was cut.
//
//   photo ──▶ begun before? ──no──▶ start ──▶ offset ──▶ piece ──▶ whole? ──yes──▶ sent
//                 │yes                          ▲          │no
//                 └────▶ ask for the offset ────┴──────────┘
//   a record was saved ──▶ records first · fault, busy ──▶ slow down · another photo came ──▶ anew

import { MINUTE_MS, SECOND_MS, type Moment } from '../domain/base/moment.ts'
import { bringsNews, dueAt, FIRST_PACE, mayTry, refresh, slowDown, speedUp } from './pace.ts'
import type { Pace, Trigger } from './ports.ts'
import type { RunEnd } from './run.ts'
import { hasMoved, judge, type Place, type Wait } from './upload-verdict.ts'
import { charge, forgive, isSpent, mostOfPiece, payBack, untilPiece } from './upload-budget.ts'
import { findWaitReason, type Conditions } from './upload-rules.ts'
import type { UploadAnswer, UploadPorts, WaitingPhoto } from './upload-ports.ts'

/** The lock is given back after this, and the rest goes with the next run. [UP6] */
const MAX_RUN_MS = 2 * MINUTE_MS
const MAX_REQUESTS = 200
/** A pace counts its batch in KiB here: 200 at first, 500 at most. */
const BYTES_PER_UNIT = 1024
/** On a slow link a piece takes some 16 s, so that a record saved meanwhile does not wait long. */
const SLOW_PIECE_BYTES = 32 * 1024
/** Below this the headers weigh more than the piece. */
const LEAST_PIECE_BYTES = 16 * 1024
const TIMEOUT_MS = 20 * SECOND_MS
/** 16 kbit/s: the slowest rate still called a network. */
const SLOWEST_BYTES_PER_MS = 2
/** When nothing is told by the phone, its conditions are looked at again. */
const LOOK_AGAIN_MS = 15 * MINUTE_MS

type Step = 'next photo' | 'stop' | 'records first'

/** Gives when a timer should try photos again; undefined where none waits. */
export async function planNextUpload(ports: UploadPorts): Promise<Moment | undefined> {
  const { photos, clock } = ports
  const photo = await photos.nextPhoto(new Set())
  if (photo === undefined) return undefined
  const now = clock.now()
  const pace = forgive((await photos.readUploadPace()) ?? FIRST_PACE, now)
  const conditions = await ports.readConditions()
  const waits = findWaitReason(conditions, await photos.readRules(), 'timer') !== undefined
  const spentMs = photo.stuckAt === undefined ? untilPiece(pace) : 0
  return Math.max(dueAt(pace, now), now + Math.max(spentMs, waits ? LOOK_AGAIN_MS : MINUTE_MS))
}

/** Sends what may be sent. Runs inside the engine's lock, after its records, of which so many may not go
 *  now: `held`. Throws what the store throws. */
export async function uploadPhotos(
  ports: UploadPorts,
  trigger: Trigger,
  held: number,
): Promise<RunEnd> {
  const { store, photos, clock } = ports
  const enrolment = await store.readEnrolment()
  if (enrolment === undefined || enrolment.role === 'viewer') return 'done'
  if ((await store.readDisconnection()) !== undefined) return 'done'
  // Where the records' own try just failed, a photo would fail as well. [UP1]
  if (((await store.readPace())?.failures ?? 0) > 0) return 'done'
  const pace = forgive((await photos.readUploadPace()) ?? FIRST_PACE, clock.now())
  if (!mayTry(pace, trigger, clock.now())) return 'done'
  const conditions = await ports.readConditions()
  if (findWaitReason(conditions, await photos.readRules(), trigger) !== undefined) return 'done'
  const { turn } = await store.readOutbound({ count: 1, bytes: 1 })
  const isNews = bringsNews(trigger)
  const start = { pace: refresh(pace, trigger), conditions, held, turn, isNews }
  return new Uploading(ports, start, enrolment.token).run()
}

type Start = {
  readonly pace: Pace
  readonly conditions: Conditions
  readonly held: number
  readonly turn: number
  readonly isNews: boolean
}

class Uploading {
  readonly #ports: UploadPorts
  readonly #token: string
  readonly #held: number
  /** How often the phone had started over when the last request went. */
  #turn: number
  readonly #isSlow: boolean
  readonly #isNews: boolean
  readonly #endsAt: Moment
  readonly #done = new Set<string>()
  #pace: Pace
  #requests = 0
  #isProven = false

  constructor(ports: UploadPorts, start: Start, token: string) {
    const { pace, conditions, held, turn, isNews } = start
    this.#ports = ports
    this.#token = token
    this.#pace = pace
    this.#held = held
    this.#turn = turn
    this.#isSlow = conditions.isSlow
    this.#isNews = isNews
    this.#endsAt = ports.clock.now() + MAX_RUN_MS
  }

  async run(): Promise<RunEnd> {
    for (;;) {
      const photo = await this.#ports.photos.nextPhoto(this.#done)
      if (photo === undefined) return 'done'
      this.#done.add(photo.sha256)
      const step = await this.#upload(photo)
      if (step !== 'next photo') return step === 'stop' ? 'done' : 'unfinished'
    }
  }

  async #upload(photo: WaitingPhoto): Promise<Step> {
    const bytes = await this.#ports.photos.readPhoto(photo.sha256)
    if (bytes?.length !== photo.size) {
      this.#ports.log.error('photo_unreadable', { size: photo.size })
      return this.#settle(photo, 'refused')
    }
    const { upload, strikes, stuckAt } = photo
    // How much of the last piece came after all costs nothing to ask.
    if (this.#isSpent() && stuckAt === undefined) return 'stop'
    let at: Place = { upload, strikes, stuckAt, offset: undefined }
    while (!this.#isOver()) {
      if (await this.#hasNewRecords()) return 'records first'
      if (at.offset !== undefined && this.#isSpent())
        return this.#wait({ fault: 'unreachable', retryAfterMs: undefined })
      const next = judge(photo, at, await this.#ask(photo, bytes, at))
      if (next.tag === 'settle') return this.#settle(photo, next.as)
      const then = next.tag === 'wait' ? { ...at, stuckAt: at.offset ?? at.stuckAt } : next.at
      if (hasMoved(then, at)) await this.#ports.photos.keepUpload(photo.sha256, then)
      if (next.tag === 'wait') return this.#wait(next)
      at = then
    }
    return 'records first'
  }

  #isSpent(): boolean {
    return isSpent(this.#pace) && !this.#isNews
  }

  /** Begins, asks how far it came, or sends the next piece. */
  async #ask(
    photo: WaitingPhoto,
    bytes: Uint8Array<ArrayBuffer>,
    { upload, offset, stuckAt }: Place,
  ): Promise<UploadAnswer> {
    const { transport, clock } = this.#ports
    this.#requests += 1
    const ask = { token: this.#token, timeoutMs: TIMEOUT_MS }
    if (upload === undefined) return transport.start(photo, ask)
    if (offset !== undefined) return this.#send(bytes, { upload, offset })
    const answer = await transport.findOffset(upload, ask)
    if (answer.tag === 'answer' && stuckAt !== undefined)
      await this.#keepPace({
        ...payBack(this.#pace, Math.max(0, answer.offset - stuckAt)),
        lastTryAt: clock.now(),
      })
    return answer
  }

  async #send(
    bytes: Uint8Array<ArrayBuffer>,
    { upload, offset }: { readonly upload: string; readonly offset: number },
  ): Promise<UploadAnswer> {
    const { transport, clock } = this.#ports
    const startedAt = clock.now()
    const piece = bytes.slice(offset, offset + this.#pieceBytes())
    const timeoutMs = TIMEOUT_MS + Math.ceil(piece.length / SLOWEST_BYTES_PER_MS)
    const ask = { token: this.#token, timeoutMs }
    const answer = await transport.send(upload, { offset, bytes: piece }, ask)
    const tookMs = Math.min(timeoutMs, Math.max(0, clock.now() - startedAt))
    // Only our server counts what it took; anything else is somebody's idea of an answer. [UP3]
    const isOurs = answer.tag !== 'answer' || isWithin(answer.offset, offset, piece.length)
    const heard: UploadAnswer = isOurs ? answer : { tag: 'fault', fault: 'not_our_server' }
    if (heard.tag !== 'answer') {
      this.#pace = charge(this.#pace, piece.length)
      return heard
    }
    this.#isProven = true
    const carried = heard.offset - offset
    const faster = speedUp(this.#pace, { tookMs, carried, sent: 0, now: clock.now() })
    await this.#keepPace(payBack(faster, carried))
    return heard
  }

  #pieceBytes(): number {
    const bytes = Math.max(LEAST_PIECE_BYTES, this.#pace.batchSize * BYTES_PER_UNIT)
    const most = mostOfPiece(this.#pace, { isProven: this.#isProven, isNews: this.#isNews })
    return Math.min(bytes, most, this.#isSlow ? SLOW_PIECE_BYTES : Infinity)
  }

  #isOver(): boolean {
    const now = this.#ports.clock.now()
    return this.#requests >= MAX_REQUESTS || now >= this.#endsAt || now < this.#endsAt - MAX_RUN_MS
  }

  /** A record that was saved meanwhile, or just before, goes before the next piece. [UP2] */
  async #hasNewRecords(): Promise<boolean> {
    const { queued, turn } = await this.#ports.store.readOutbound({ count: 1, bytes: 1 })
    this.#turn = turn
    return queued > this.#held
  }

  async #settle({ sha256, size }: WaitingPhoto, as: 'sent' | 'refused'): Promise<Step> {
    await this.#ports.photos.settlePhoto(sha256, as, this.#turn)
    this.#ports.log.info('photo_settled', { as, size })
    return 'next photo'
  }

  async #wait({ fault, retryAfterMs }: Wait): Promise<Step> {
    const { clock, random, log } = this.#ports
    log.debug('upload_failed', { fault, failures: this.#pace.failures + 1 })
    const link = { tookMs: TIMEOUT_MS, sent: 0, bytes: 0, isLinkProven: this.#isProven }
    await this.#keepPace(
      slowDown(this.#pace, { fault, retryAfterMs, ...link, now: clock.now(), random }),
    )
    return 'stop'
  }

  async #keepPace(pace: Pace): Promise<void> {
    this.#pace = pace
    await this.#ports.photos.writeUploadPace(pace)
  }
}

function isWithin(now: number, before: number, sent: number): boolean {
  return now > before && now <= before + sent
}
