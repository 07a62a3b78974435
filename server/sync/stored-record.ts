// Records between the table and the kernel's merge.

import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import { isRecordId } from '../../src/domain/base/ids.ts'
import { isValue } from '../../src/domain/replica/path.ts'
import {
  EMPTY_STATE,
  mergeStates,
  type Fields,
  type RecordState,
} from '../../src/domain/replica/merge.ts'
import type { Change } from '../../src/domain/replica/change.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import { readWireState, writeWireStamps } from '../../src/domain/replica/wire.ts'
import { assert } from '../../src/domain/base/assert.ts'
import { pickRows } from '../store/pick-rows.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'

export type StoredRecord = {
  readonly id: RecordId
  readonly kind: Kind
  readonly seq: number
  readonly state: RecordState
  readonly place: string | null
  readonly facility: RecordId | null
  readonly facility_place: string | null
}

export async function loadRecords(
  tx: Db,
  municipality: MunicipalityId,
  ids: readonly RecordId[],
): Promise<readonly StoredRecord[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom(pickRows(tx, 'records', { municipality, key: 'id', values: ids }))
    .select(['id', 'kind', 'seq', 'fields', 'stamps', 'place', 'facility', 'facility_place'])
    .execute()
  return rows.map(({ fields, stamps, ...row }) => ({
    ...row,
    facility: isRecordId(row.facility) ? row.facility : null,
    state: readState({ fields, stamps }),
  }))
}

/** Gives the state that two columns hold. */
export function readState({ fields, stamps }: { fields: string; stamps: string }): RecordState {
  return readWireState({ fields: parseFields(fields), stamps: parseStamps(stamps) })
}

export type Columns = {
  readonly fields: string
  readonly stamps: string
  readonly place: string | null
  readonly facility: RecordId | null
}

/** Gives the columns that a state is stored in. */
export function writeState({ fields, stamps }: RecordState): Columns {
  return {
    fields: JSON.stringify(fields),
    stamps: JSON.stringify(writeWireStamps(stamps)),
    ...whereabouts(fields),
  }
}

type Only = { readonly change: Change; readonly stamp: Stamp; readonly body: string }

/** The same for a record of one change, whose fields are written already. */
export function writeOnly({ change: { set }, stamp, body }: Only): Columns {
  return {
    fields: body,
    // An object with a key of its own for each change would have a shape of its own for each.
    stamps: `{"${stamp}":${JSON.stringify(Object.keys(set))}}`,
    ...whereabouts(set),
  }
}

function whereabouts(fields: Fields): Pick<Columns, 'place' | 'facility'> {
  return {
    place: isPlaceCode(fields.place) ? fields.place : null,
    facility: isRecordId(fields.facility) ? fields.facility : null,
  }
}

/** Gives the state that one change makes of nothing. */
export function stateOf(set: Fields, stamp: Stamp): RecordState {
  return { fields: set, stamps: Object.fromEntries(Object.keys(set).map((path) => [path, stamp])) }
}

/** Merges in pairs: a hundred changes of a large record cost a few copies of it, not a hundred. */
export function mergeAll(states: readonly RecordState[]): RecordState {
  let level = states
  while (level.length > 1) {
    const next: RecordState[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]]
      if (left !== undefined) next.push(right === undefined ? left : mergeStates(left, right))
    }
    level = next
  }
  return level[0] ?? EMPTY_STATE
}

function parseFields(text: string): Record<string, Fields[string]> {
  const fields: unknown = JSON.parse(text)
  assert(isFields(fields), 'a stored record holds fields')
  return fields
}

function parseStamps(text: string): Record<string, string[]> {
  const stamps: unknown = JSON.parse(text)
  assert(isGoverned(stamps), 'a stored record holds its stamps')
  return stamps
}

function isFields(value: unknown): value is Record<string, Fields[string]> {
  return typeof value === 'object' && value !== null && Object.values(value).every(isValue)
}

function isGoverned(value: unknown): value is Record<string, string[]> {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray)
}
