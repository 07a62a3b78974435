// The hourly schedule of a queue: typed or pasted, kept in a facility's record (in an outage's, for a place
// without a facility), read for whatever is of that queue. Its times are those of Kyiv's clocks, as they are published. [SC1-SC3]
//
//   planned/24/day    2026-11-24          planned/24/off     00:00-04:00 12:00-16:00   (or none)
//   planned/24/queue  3.1                 planned/24/readAt  when a person read it

import { kyivDay, kyivMoment } from '../base/kyiv-day.ts'
import type { Moment } from '../base/moment.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { OUTAGE_QUEUES } from '../records/codes.ts'
import { readCode, readNumber, readText } from '../records/read-fields.ts'
import type { Fields } from '../replica/merge.ts'
import { entryIds } from '../replica/path.ts'
import type { Window } from './outage-words.ts'

/** Minutes after midnight; `to` is at most 1440. */
export type Slot = { readonly from: number; readonly to: number }
export type Queue = (typeof OUTAGE_QUEUES)[number]
export type Schedule = {
  readonly day: string
  readonly queue: Queue
  readonly slots: readonly Slot[]
  readonly readAt: Moment
}

export type SlotProblem = 'unreadable' | 'swapped' | 'other-queue'

const NONE = 'none'
const DAY_MINUTES = 24 * 60
const DATES = /\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2,4}/g
const RANGE = /(\d{1,2})(?:[:.](\d{2}))?\s*(?:[-–—]|до|to)\s*(\d{1,2})(?:[:.](\d{2}))?/gi
const ANY_QUEUE = /(?<![\d.:])[1-6]\.[12](?![\d.])/g

/** Reads hours as people type or paste them: "00:00–04:00, 12-16", "з 8 до 12"; of a list of queues
 *  only the line of `queue`. An empty text is a day without outages. [SC1]
 *  Refuses: unreadable, swapped (ends before it begins), other-queue. */
export function parseSlots(text: string, queue: Queue): Result<readonly Slot[], SlotProblem> {
  const mine = findQueue(text.replace(DATES, ' '), queue)
  if (mine === undefined) return fail('other-queue')
  const found = [...mine.matchAll(RANGE)].map(([, fromHour, fromMinute, toHour, toMinute]) => ({
    from: minutesOf(fromHour, fromMinute),
    to: minutesOf(toHour, toMinute) || DAY_MINUTES,
  }))
  if (/\d/.test(mine.replace(RANGE, ' '))) return fail('unreadable')
  if (found.length === 0) return mine.trim() === '' ? ok([]) : fail('unreadable')
  if (found.some(({ from, to }) => !(from < DAY_MINUTES && to <= DAY_MINUTES)))
    return fail('unreadable')
  return found.some(({ from, to }) => from >= to) ? fail('swapped') : ok(joinSlots(found))
}

/** Gives the changes that keep a schedule in a record. */
export function writeSchedule({ day, queue, slots, readAt }: Schedule): Fields {
  const at = `planned/${day.slice(8, 10)}`
  return {
    [`${at}/day`]: day,
    [`${at}/queue`]: queue,
    [`${at}/off`]: slots.length === 0 ? NONE : slots.map(sayTimes).join(' '),
    [`${at}/readAt`]: readAt,
    [`${at}/removed`]: false,
  }
}

/** Gives the schedules that a record keeps; what is garbled is left out. */
export function readSchedules(fields: Fields): readonly Schedule[] {
  return entryIds(fields, 'planned').flatMap((id) => readSchedule(fields, id) ?? [])
}

/** Gives those of a queue by day, oldest first: of two readings of one day the later one. [SC2] */
export function schedulesOf(queue: Queue, read: readonly Schedule[]): readonly Schedule[] {
  const days = new Map<string, Schedule>()
  for (const schedule of read) {
    const known = days.get(schedule.day)
    if (schedule.queue === queue && (known === undefined || known.readAt < schedule.readAt))
      days.set(schedule.day, schedule)
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Gives when the power is to be off on that day, in time. */
export function plannedWindows({ day, slots }: Schedule): readonly Window[] {
  return slots.map(({ from, to }) => ({ from: kyivMoment(day, from), to: kyivMoment(day, to) }))
}

/** Gives what the schedules say of this moment and until when; undefined where today's was not read, and
 *  an `until` of undefined where nothing more is planned. */
export function plannedNow(
  schedules: readonly Schedule[],
  now: Moment,
): { readonly isOff: boolean; readonly until: Moment | undefined } | undefined {
  if (!schedules.some(({ day }) => day === kyivDay(now))) return undefined
  const windows = schedules.flatMap(plannedWindows).sort((a, b) => a.from - b.from)
  const current = windows.find(({ from, to }) => from <= now && now < to)
  if (current === undefined)
    return { isOff: false, until: windows.find(({ from }) => from > now)?.from }
  let { to } = current
  // What ends at midnight may go on in the next day's schedule.
  for (const next of windows) if (next.from === to) to = next.to
  return { isOff: true, until: to }
}

/** Gives `08:00-12:00` as it is kept. */
export function sayTimes({ from, to }: Slot): string {
  return `${clock(from)}-${clock(to)}`
}

function readSchedule(fields: Fields, id: string): Schedule | undefined {
  const day = readText(fields[`planned/${id}/day`])
  const queue = readCode(fields[`planned/${id}/queue`], OUTAGE_QUEUES)
  const off = readText(fields[`planned/${id}/off`])
  const readAt = readNumber(fields[`planned/${id}/readAt`])
  if (day === undefined || queue === undefined || off === undefined || readAt === undefined)
    return undefined
  const slots = parseSlots(off === NONE ? '' : off, queue)
  return slots.ok && /^\d{4}-\d{2}-\d{2}$/.test(day)
    ? { day, queue, slots: slots.value, readAt }
    : undefined
}

/** A list of several queues has a line for each; a text that names none is of the queue in hand. */
function findQueue(text: string, queue: Queue): string | undefined {
  if (text.match(ANY_QUEUE) === null) return text
  const lines = text
    .split(/[\n;]/)
    .filter((line) => line.match(ANY_QUEUE)?.includes(queue) === true)
  return lines.length === 0 ? undefined : lines.join('\n').replace(ANY_QUEUE, ' ')
}

function minutesOf(hour = '', minute = '0'): number {
  return Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Number.NaN
}

function joinSlots(slots: readonly Slot[]): readonly Slot[] {
  const joined: Slot[] = []
  for (const next of [...slots].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last === undefined || next.from > last.to) joined.push(next)
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, next.to) }
  }
  return joined
}

function clock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
