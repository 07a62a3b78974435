// What the form of an arrival writes: all of a new record, and of a known one only what was said anew.

import { roundAmount } from '../../domain/base/round-amount.ts'
import type { Moment } from '../../domain/base/moment.ts'
import { parseMoney } from '../../domain/base/parse-money.ts'
import type { Fields } from '../../domain/replica/merge.ts'
import type { Value } from '../../domain/replica/path.ts'
import { stepPath } from '../../domain/views/aid-steps.ts'
import type { ArrivalValues, Stage } from './arrival-draft.ts'
import { parseSpec, type ArrivalLine } from './arrival-line-draft.ts'

/** Gives what a new aid record writes. Expects values without errors. */
export function newArrival(values: ArrivalValues, now: Moment): Fields {
  return withoutEmpty({
    form: values.form,
    ...stageFields(values, now),
    ...saidFields(values),
  })
}

/** Gives what an arrival, or an edit, writes into a record: that it came, and of its other paths only
 *  those that the person changed; undefined when nothing was. A line taken out is marked, never cut. */
export function changeArrival(
  before: ArrivalValues,
  after: ArrivalValues,
  now: Moment,
): Fields | undefined {
  const was = saidFields(before)
  const set: Record<string, Value> = {}
  for (const [path, value] of Object.entries(saidFields(after)))
    if (value !== (was[path] ?? null)) set[path] = value
  const kept = new Set(after.lines.map(({ id }) => id))
  for (const { id } of before.lines) if (!kept.has(id)) set[`lines/${id}/removed`] = true
  for (const answer of before.answers)
    if (!after.answers.includes(answer)) set[`needs/${answer}`] = false
  if (after.mode === 'arrival' || after.stage !== before.stage)
    Object.assign(set, withoutEmpty(stageFields(after, now)))
  else if (after.stage !== 'received' && after.expectedAt !== before.expectedAt)
    set['expectedAt'] = after.expectedAt
  else if (after.stage === 'received' && after.receivedAt !== before.receivedAt)
    set['receivedAt'] = after.receivedAt
  return Object.keys(set).length === 0 ? undefined : set
}

function stageFields(values: ArrivalValues, now: Moment): Record<string, Value> {
  const { stage, expectedAt, uncleared } = values
  if (stage === 'received') {
    const at = values.receivedAt ?? now
    return { status: stage, receivedAt: at, clearedAt: uncleared ? at : null }
  }
  const promised: Record<string, Value> = stage === 'offered' ? {} : { promisedAt: now }
  return { status: stage, ...promised, [stepPath(stage)]: now, expectedAt }
}

function saidFields(values: ArrivalValues): Record<string, Value> {
  const set: Record<string, Value> = {
    donor: orNull(values.donor),
    facility: orNull(values.facility),
    place: orNull(values.place),
    note: orNull(values.note),
    receivedBy: orNull(values.receivedBy),
  }
  for (const answer of values.answers) set[`needs/${answer}`] = true
  if (values.form === 'money')
    return {
      ...set,
      'money/amount': parseMoney(values.moneyAmount) ?? null,
      'money/currency': values.currency,
      'money/purpose': orNull(values.purpose),
    }
  if (values.form === 'service')
    return {
      ...set,
      'service/type': orNull(values.serviceType),
      'service/people': countOrNull(values.people),
      'service/days': countOrNull(values.days),
    }
  if (values.lines.some(({ value }) => value.trim() !== '')) set['money/currency'] = values.currency
  for (const line of values.lines) Object.assign(set, lineFields(values.stage, line))
  return set
}

function lineFields(stage: Stage, line: ArrivalLine): Record<string, Value> {
  const at = `lines/${line.id}`
  const came = stage === 'received'
  const damaged = line.damaged ?? 0
  const missing = line.missing ?? 0
  const [forNeed = '', forLine = ''] = line.forLine.split('/')
  return {
    [`${at}/item`]: line.item,
    [`${at}/name`]: orNull(line.name),
    [`${at}/unit`]: line.unit,
    [`${at}/promised`]: came ? line.promised : line.arrived,
    [`${at}/packFactor`]: line.packFactor,
    [`${at}/received`]: came && line.arrived !== null ? roundAmount(line.arrived - damaged) : null,
    [`${at}/damaged`]: came && damaged > 0 ? damaged : null,
    [`${at}/missing`]: came && missing > 0 ? missing : null,
    [`${at}/serials`]: orNull(line.serials),
    [`${at}/value`]: parseMoney(line.value) ?? null,
    [`${at}/forNeed`]: orNull(forNeed),
    [`${at}/forLine`]: orNull(forLine),
    ...Object.fromEntries(
      Object.entries(line.spec).map(([field, typed]) => [`${at}/spec/${field}`, parseSpec(typed)]),
    ),
  }
}

function withoutEmpty(set: Readonly<Record<string, Value>>): Fields {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null))
}

function orNull(typed: string): Value {
  return typed.trim() === '' ? null : typed
}

function countOrNull(typed: string): Value {
  const text = typed.replace(/\s/g, '')
  return text === '' ? null : Number(text)
}
