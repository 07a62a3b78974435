// A change is what one press of Save did: atomic, named by its stamp, applied at most once.

import * as v from 'valibot'
import { isRecordId, type RecordId } from '../base/ids.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Rejection } from '../base/problem.ts'
import { findInvalidPath, isKind, isServerKind, type Kind } from '../records/record.ts'
import { isPath, isValue, MAX_PATHS, MAX_STRING_LENGTH } from './path.ts'
import type { Fields } from './merge.ts'
import { isStamp, type Stamp } from './stamp.ts'

export type Change = {
  readonly id: Stamp
  readonly kind: Kind
  readonly record: RecordId
  readonly set: Fields
}

const Envelope = v.object({
  id: v.custom<Stamp>(isStamp),
  kind: v.string(),
  record: v.custom<RecordId>(isRecordId),
  set: v.custom<Record<string, unknown>>(isPlainObject),
})

/** Reads one change of a push. A bad one is refused by code and path; its neighbours are not touched.
 *  Refuses: invalid_value (shape, path, value), unknown_kind, too_large (paths, text), not_allowed (person). */
export function parseChange(input: unknown): Result<Change, Rejection> {
  const envelope = v.safeParse(Envelope, input)
  if (!envelope.success)
    return fail({ code: 'invalid_value', path: firstIssuePath(envelope.issues) })
  const { id, kind, record, set } = envelope.output
  if (!isKind(kind)) return fail({ code: 'unknown_kind', path: 'kind' })
  if (isServerKind(kind)) return fail({ code: 'not_allowed', path: 'kind' })
  const paths = Object.keys(set)
  if (paths.length === 0) return fail({ code: 'invalid_value', path: 'set' })
  if (paths.length > MAX_PATHS) return fail({ code: 'too_large', path: 'set' })
  for (const path of paths) {
    const value = set[path]
    if (!isPath(path)) return fail({ code: 'invalid_value', path: path.slice(0, 260) })
    if (typeof value === 'string' && value.length > MAX_STRING_LENGTH)
      return fail({ code: 'too_large', path })
    if (!isValue(value)) return fail({ code: 'invalid_value', path })
  }
  if (!isFields(set)) return fail({ code: 'invalid_value', path: 'set' })
  const invalid = findInvalidPath(kind, set)
  return invalid === undefined
    ? ok({ id, kind, record, set })
    : fail({ code: 'invalid_value', path: invalid })
}

function isFields(set: Record<string, unknown>): set is Record<string, Fields[string]> {
  return Object.values(set).every(isValue)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstIssuePath(issues: readonly v.BaseIssue<unknown>[]): string {
  const key = issues[0]?.path?.[0]?.key
  return typeof key === 'string' ? key : 'change'
}
