// Sends photos behind the records, under the same lock: the smallest first, in pieces, going on
// where the last try was cut.
//
//   photo ──▶ begun before? ──no──▶ start ──▶ offset ──▶ piece ──▶ whole? ──yes──▶ sent
//                 │yes                          ▲          │no
//                 └────▶ ask for the offset ────┴──────────┘
//   a record was saved ──▶ records first · fault, busy ──▶ slow down · another photo came ──▶ anew

import { MINUTE_MS, SECOND_MS, type Moment } from '../domain/base/moment.ts'
import { dueAt, FIRST_PACE, mayTry, refresh, slowDown, speedUp, type Failure } from './pace.ts'
import type { Pace, Trigger } from './ports.ts'
import type { RunEnd } from './run.ts'
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
/** So often may other bytes arrive than were sent, before the photo itself is doubted. [UP5] */
const MAX_STRIKES = 3
/** When nothing is told by the phone, its conditions are looked at again. */
const LOOK_AGAIN_MS = 15 * MINUTE_MS

type Step = 'next photo' | 'stop' | 'records first'

/** Gives when a timer should try photos again; undefined where none waits. */
export async function planNextUpload(ports: UploadPorts): Promise<Moment | undefined> {
  const { photos, clock } = ports
  if ((await photos.nextPhoto(new Set())) === undefined) return undefined
  const now = clock.now()
  const pace = (await photos.readUploadPace()) ?? FIRST_PACE
  const conditions = await ports.readConditions()
  const waits = findWaitReason(conditions, await photos.readRules(), 'timer') !== undefined
  return Math.max(dueAt(pace, now), now + (waits ? LOOK_AGAIN_MS : MINUTE_MS))
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
  const pace = (await photos.readUploadPace()) ?? FIRST_PACE
  if (!mayTry(pace, trigger, clock.now())) return 'done'
  const conditions = await ports.readConditions()
  if (findWaitReason(conditions, await photos.readRules(), trigger) !== undefined) return 'done'
  const { turn } = await store.readOutbound({ count: 1, bytes: 1 })
  const start = { pace: refresh(pace, trigger), conditions, held, turn }
  return new Uploading(ports, start, enrolment.token).run()
}

type Start = {
  readonly pace: Pace
  readonly conditions: Conditions
  readonly held: number
  readonly turn: number
}

/** Where a photo stands; `offset` is undefined until the server told it. */
type Place = {
  readonly upload: string | undefined
  readonly offset: number | undefined
  readonly strikes: number
}

type Wait = Pick<Failure, 'fault' | 'retryAfterMs'>

type Next =
  | { readonly tag: 'go on'; readonly at: Place }
  | { readonly tag: 'settle'; readonly as: 'sent' | 'refused' }
  | ({ readonly tag: 'wait' } & Wait)

class Uploading {
  readonly #ports: UploadPorts
  readonly #token: string
  readonly #held: number
  /** How often the phone had started over when the last request went. */
  #turn: number
  readonly #isSlow: boolean
  readonly #endsAt: Moment
  readonly #done = new Set<string>()
  #pace: Pace
  #requests = 0
  #isProven = false

  constructor(ports: UploadPorts, { pace, conditions, held, turn }: Start, token: string) {
    this.#ports = ports
    this.#token = token
    this.#pace = pace
    this.#held = held
    this.#turn = turn
    this.#isSlow = conditions.isSlow
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
    let at: Place = { upload: photo.upload, offset: undefined, strikes: photo.strikes }
    while (!this.#isOver()) {
      if (await this.#hasNewRecords()) return 'records first'
      const next = this.#judge(photo, at, await this.#ask(photo, bytes, at))
      if (next.tag === 'wait') return this.#wait(next)
      if (next.tag === 'settle') return this.#settle(photo, next.as)
      if (next.at.upload !== at.upload || next.at.strikes !== at.strikes)
        await this.#ports.photos.keepUpload(photo.sha256, next.at)
      at = next.at
    }
    return 'records first'
  }

  /** What an answer is worth. What was begun and is gone is begun anew; where other bytes came than
   *  were sent, three times over, it is the photo that is doubted. [UP5] */
  #judge(photo: WaitingPhoto, at: Place, answer: UploadAnswer): Next {
    if (answer.tag === 'fault') return { tag: 'wait', fault: answer.fault, retryAfterMs: undefined }
    if (answer.tag === 'answer') {
      if (answer.offset >= photo.size) return { tag: 'settle', as: 'sent' }
      return { tag: 'go on', at: { ...at, upload: answer.upload, offset: answer.offset } }
    }
    const anew = { upload: undefined, offset: undefined }
    switch (answer.code) {
      case 'wrong_offset':
        return { tag: 'go on', at: { ...at, offset: undefined } }
      case 'not_found':
        return { tag: 'go on', at: { ...at, ...anew } }
      case 'invalid_file': {
        const strikes = at.strikes + 1
        if (strikes >= MAX_STRIKES) return { tag: 'settle', as: 'refused' }
        return { tag: 'go on', at: { ...anew, strikes } }
      }
      case 'too_large':
      case 'unsupported_type':
      case 'malformed':
        return { tag: 'settle', as: 'refused' }
      default:
        return { tag: 'wait', fault: 'busy_server', retryAfterMs: answer.retryAfterMs }
    }
  }

  /** Begins, asks how far it came, or sends the next piece. */
  async #ask(
    photo: WaitingPhoto,
    bytes: Uint8Array<ArrayBuffer>,
    { upload, offset }: Place,
  ): Promise<UploadAnswer> {
    const { transport, clock } = this.#ports
    const startedAt = clock.now()
    this.#requests += 1
    const ask = { token: this.#token, timeoutMs: TIMEOUT_MS }
    if (upload === undefined) return transport.start(photo, ask)
    if (offset === undefined) return transport.findOffset(upload, ask)
    const piece = bytes.slice(offset, offset + this.#pieceBytes())
    const timeoutMs = TIMEOUT_MS + Math.ceil(piece.length / SLOWEST_BYTES_PER_MS)
    const answer = await transport.send(upload, { offset, bytes: piece }, { ...ask, timeoutMs })
    if (answer.tag !== 'answer') return answer
    // Only our server counts what it took; anything else is somebody's idea of an answer. [UP3]
    if (answer.offset <= offset || answer.offset > offset + piece.length)
      return { tag: 'fault', fault: 'not_our_server' }
    this.#isProven = true
    const tookMs = Math.min(timeoutMs, Math.max(0, clock.now() - startedAt))
    const carried = piece.length
    await this.#keepPace(speedUp(this.#pace, { tookMs, carried, sent: 1, now: clock.now() }))
    return answer
  }

  #pieceBytes(): number {
    const bytes = Math.max(LEAST_PIECE_BYTES, this.#pace.batchSize * BYTES_PER_UNIT)
    return this.#isSlow ? Math.min(bytes, SLOW_PIECE_BYTES) : bytes
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
    // What the server took of a piece it keeps: nothing of it goes in vain.
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
