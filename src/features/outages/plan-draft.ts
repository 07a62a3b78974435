// The form of a schedule: what is typed stays as typed, and is read when it is saved.

import { fail, ok, type Result } from '../../domain/base/result.ts'
import { OUTAGE_QUEUES } from '../../domain/records/codes.ts'
import { readCode } from '../../domain/records/read-fields.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import { parseSlots, writeSchedule, type SlotProblem } from '../../domain/views/schedule.ts'

export type PlanValues = {
  readonly queue: string
  readonly day: string
  readonly hours: string
  /** When the schedule was read; null: when it is saved. */
  readonly readAt: number | null
}

export type PlanError = {
  readonly field: 'plan-queue' | 'plan-day' | 'plan-hours' | 'plan-read'
  readonly text:
    | 'plan.err.queue'
    | 'plan.err.day'
    | 'plan.err.unreadable'
    | 'plan.err.swapped'
    | 'plan.err.other-queue'
    | 'val.time.future'
}

const AHEAD_MS = 2 * 60_000

/** Gives what a schedule writes into the record that keeps it, the queue included. */
export function planFields(values: PlanValues, now: number): Result<Fields, readonly PlanError[]> {
  const queue = readCode(values.queue, OUTAGE_QUEUES)
  const errors: PlanError[] = []
  if (queue === undefined) errors.push({ field: 'plan-queue', text: 'plan.err.queue' })
  if (!isDay(values.day)) errors.push({ field: 'plan-day', text: 'plan.err.day' })
  const slots = queue === undefined ? undefined : parseSlots(values.hours, queue)
  if (slots?.ok === false) errors.push({ field: 'plan-hours', text: HOURS_ERRORS[slots.problem] })
  const readAt = values.readAt ?? now
  if (readAt > now + AHEAD_MS) errors.push({ field: 'plan-read', text: 'val.time.future' })
  if (errors.length > 0 || queue === undefined || slots?.ok !== true) return fail(errors)
  return ok({ queue, ...writeSchedule({ day: values.day, queue, slots: slots.value, readAt }) })
}

/** Reads a form that was left open; undefined when it is of another shape. */
export function readKeptPlan(stored: Readonly<Record<string, unknown>>): PlanValues | undefined {
  const { queue, day, hours, readAt } = stored
  if (typeof queue !== 'string' || typeof day !== 'string' || typeof hours !== 'string')
    return undefined
  return { queue, day, hours, readAt: typeof readAt === 'number' ? readAt : null }
}

const HOURS_ERRORS = {
  unreadable: 'plan.err.unreadable',
  swapped: 'plan.err.swapped',
  'other-queue': 'plan.err.other-queue',
} as const satisfies Record<SlotProblem, PlanError['text']>

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
