// What one answer about a service writes: nothing that is known is thrown away, a repeated answer
// never makes a second outage, and every answer can be taken back or set to another time.

import type { RecordId } from '../../domain/base/ids.ts'
import type { Moment } from '../../domain/base/moment.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { OutageExtent, Service } from '../../domain/records/codes.ts'
import type { ToldOutage } from '../../domain/views/service-state.ts'

export type Answer = 'on' | 'weak' | 'off'

export type Spot = { readonly facility: string | undefined; readonly place: string | undefined }

export type KnownOutage = Pick<ToldOutage, 'id' | 'outage' | 'checks'>

export type Asked = {
  readonly answer: Answer
  /** `went`: "it went off now", `is`: "it is off", since a moment that nobody saw. */
  readonly manner: 'went' | 'is'
  readonly service: Service
  readonly spot: Spot
  readonly now: Moment
  /** A fresh id for an entry, should the answer only confirm what is known. */
  readonly checkId: string
  /** The outages of that service at that spot. */
  readonly known: readonly KnownOutage[]
}

/** One change to write, and what takes it back. */
export type Step = {
  readonly tag: 'begin' | 'end' | 'confirm' | 'observe'
  readonly record: RecordId | undefined
  readonly set: Fields
  readonly undo: Fields
}

/** Gives the changes that an answer means; at least one. */
export function planAnswer(asked: Asked): readonly Step[] {
  const open = asked.known.filter(isOpen)
  if (asked.answer === 'on') return planOn(asked, open)
  const overtaken = open.flatMap((known) => overtake(known, asked.known))
  const live = open.filter(({ id }) => !overtaken.some(({ record }) => record === id))
  const same = live.find(({ outage }) => isWeak(outage.extent) === (asked.answer === 'weak'))
  if (same !== undefined) return [...overtaken, confirm(asked, same, 'still-off')]
  return [...overtaken, ...live.map((known) => end(asked, known)), begin(asked)]
}

/** Sets the moment of what an answer wrote. Undefined where that would end an outage before it began. */
export function planMoment(
  written: readonly Written[],
  at: Moment,
  precision: 'exact' | 'about',
): readonly Rewrite[] | undefined {
  const moved = written.filter(({ step }) => step.tag === 'begin' || step.tag === 'end')
  if (moved.some(({ step, startedAt }) => step.tag === 'end' && at < startedAt)) return undefined
  return moved.map(({ step, record }) => ({
    record,
    set: step.tag === 'begin' ? { startedAt: at, startedPrecision: precision } : { endedAt: at },
  }))
}

/** Sets when it went off, for a service that was seen coming back though nobody had logged it off. */
export function planLateStart(written: readonly Written[], startedAt: Moment): readonly Rewrite[] {
  return written
    .filter(({ step }) => step.tag === 'observe')
    .map(({ record }) => ({ record, set: { startedAt, startedPrecision: 'about' } }))
}

export function planUndo(written: readonly Written[]): readonly Rewrite[] {
  return written.map(({ record, step }) => ({ record, set: step.undo }))
}

export type Rewrite = { readonly record: RecordId; readonly set: Fields }
/** A step that is on the phone; `startedAt` is the start of its outage. */
export type Written = { readonly record: RecordId; readonly step: Step; readonly startedAt: Moment }

/** True for a service that is there, but not as it should be. */
export function isWeak(extent: OutageExtent): boolean {
  return extent !== 'full'
}

function planOn(asked: Asked, open: readonly KnownOutage[]): readonly Step[] {
  if (open.length > 0) return open.map((known) => end(asked, known))
  const last = latest(asked.known)
  return last === undefined || asked.manner === 'went'
    ? [observe(asked)]
    : [confirm(asked, last, 'back')]
}

function begin({ answer, manner, service, spot, now }: Asked): Step {
  return {
    tag: 'begin',
    record: undefined,
    set: {
      ...where(spot),
      service,
      startedAt: now,
      startedPrecision: manner === 'went' ? 'exact' : 'before',
      extent: answer === 'off' ? 'full' : weakExtent(service),
    },
    undo: { removed: true },
  }
}

/** A colleague saw the service come back after this record, and nobody ended it: it ended then. */
function overtake({ id, outage, checks }: KnownOutage, known: readonly KnownOutage[]): Step[] {
  const off = [outage.startedAt, ...checks.flatMap((check) => saidAt(check, 'still-off'))]
  const on = known.flatMap((other) => [
    ...(other.outage.endedAt === undefined ? [] : [other.outage.endedAt]),
    ...other.checks.flatMap((check) => saidAt(check, 'back')),
  ])
  const endedAt = Math.min(...on.filter((at) => at > Math.max(...off)))
  if (!Number.isFinite(endedAt)) return []
  return [{ tag: 'end', record: id, set: { endedAt }, undo: { endedAt: null } }]
}

function saidAt({ at, state }: KnownOutage['checks'][number], wanted: typeof state): Moment[] {
  return state === wanted ? [at] : []
}

/** A phone whose clock went back must not end an outage before it began. */
function end({ now }: Asked, { id, outage }: KnownOutage): Step {
  return {
    tag: 'end',
    record: id,
    set: { endedAt: Math.max(now, outage.startedAt) },
    undo: { endedAt: null },
  }
}

function confirm({ now, checkId }: Asked, { id }: KnownOutage, state: 'still-off' | 'back'): Step {
  const check = `checks/${checkId}`
  return {
    tag: 'confirm',
    record: id,
    set: { [`${check}/at`]: now, [`${check}/state`]: state },
    undo: { [`${check}/removed`]: true },
  }
}

/** "It is there" with nothing logged: an outage of no length that says when it was seen to be there. */
function observe({ service, spot, now, checkId }: Asked): Step {
  return {
    tag: 'observe',
    record: undefined,
    set: {
      ...where(spot),
      service,
      startedAt: now,
      startedPrecision: 'before',
      endedAt: now,
      [`checks/${checkId}/at`]: now,
      [`checks/${checkId}/state`]: 'back',
    },
    undo: { removed: true },
  }
}

function where({ facility, place }: Spot): Fields {
  return {
    ...(facility === undefined ? {} : { facility }),
    ...(place === undefined ? {} : { place }),
  }
}

function weakExtent(service: Service): OutageExtent {
  return service === 'electricity' ? 'intermittent' : 'low-quality'
}

function isOpen({ outage }: KnownOutage): boolean {
  return outage.endedAt === undefined && !outage.removed
}

function latest(known: readonly KnownOutage[]): KnownOutage | undefined {
  return known
    .filter(({ outage }) => !outage.removed)
    .sort((a, b) => (b.outage.endedAt ?? 0) - (a.outage.endedAt ?? 0))[0]
}
