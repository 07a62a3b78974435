// As much of a phone as the server can tell apart: an enrolment, a replica with its clock, a cursor.

import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import * as v from 'valibot'
import { makeRecordId, makeShortId, type RecordId } from '../../../src/domain/base/ids.ts'
import type { Change } from '../../../src/domain/replica/change.ts'
import type { Kind } from '../../../src/domain/records/record.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { CLOCK_START, tick, writeStamp, type Stamp } from '../../../src/domain/replica/stamp.ts'
import {
  SyncResponse,
  type EnrolResponse,
  type WireRecord,
} from '../../../src/domain/replica/wire.ts'

export type TestPhone = ReturnType<typeof createTestPhone>

type Making = {
  readonly kind?: Kind
  readonly record?: RecordId
  /** By how much the phone's clock is wrong. */
  readonly skewMs?: number
}

export function createTestPhone(app: Hono, enrolment: EnrolResponse, now: () => number) {
  const replica = makeShortId(randomBytes(12))
  let clock = CLOCK_START
  let cursor: string | null = null
  const nextStamp = (skewMs = 0): Stamp => {
    clock = tick(clock, now() + skewMs)
    return writeStamp(clock, replica)
  }
  const request = async (body: unknown): Promise<Response> =>
    app.request('/api/sync', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${enrolment.token}`,
      },
      body: JSON.stringify(body),
    })
  const sync = async (
    changes: readonly unknown[] = [],
    options: { cursor?: string | null; limit?: number; batch?: string } = {},
  ) => {
    const answer = await request({ protocol: 1, now: now(), cursor: null, changes, ...options })
    if (answer.status !== 200) throw new Error(`sync: ${answer.status} ${await answer.text()}`)
    return v.parse(SyncResponse, await answer.json())
  }
  return {
    ...enrolment,
    replica,
    request,
    sync,
    nextStamp,
    cursor: () => cursor,
    /** Makes a change as the app does; an outage in Desnianskyi unless said otherwise. */
    change: (set: Fields = OUTAGE, { kind = 'outage', record, skewMs }: Making = {}): Change => ({
      id: nextStamp(skewMs),
      kind,
      record: record ?? makeRecordId(now(), randomBytes(10)),
      set,
    }),
    /** Sends changes and follows the cursor to its end, as an engine does. */
    exchange: async (changes: readonly Change[] = []) => {
      const first = await sync(changes, { cursor })
      const records: WireRecord[] = [...first.records]
      let last = first
      cursor = last.cursor
      while (last.more) {
        last = await sync([], { cursor })
        records.push(...last.records)
        cursor = last.cursor
      }
      return { ...first, records }
    },
    get: (path: string, method = 'GET') =>
      app.request(path, { method, headers: { authorization: `Bearer ${enrolment.token}` } }),
  }
}

export const OUTAGE: Fields = {
  service: 'electricity',
  place: 'UA80000000000336424',
  startedAt: Date.UTC(2026, 10, 24, 7),
}
