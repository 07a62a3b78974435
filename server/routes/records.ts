// The records of a municipality for its own systems: state, page after page, in the order in which it
// changed. Whoever asks again with the last cursor gets what changed since.

import * as v from 'valibot'
import { makeRecordId } from '../../src/domain/base/ids.ts'
import { stampMs } from '../../src/domain/replica/stamp.ts'
import { DEFAULT_PAGE, MAX_PAGE, PROTOCOL, SyncResponse } from '../../src/domain/replica/wire.ts'
import type { WireRecord } from '../../src/domain/replica/wire.ts'
import { authorizeReader } from '../guards/authorize-reader.ts'
import { writeJson } from '../guards/compress.ts'
import { RequestProblem } from '../guards/problem.ts'
import { keepPublic } from '../readers/public-fields.ts'
import type { Caller } from '../store/devices.ts'
import type { Reader } from '../store/tokens.ts'
import { answerSync } from '../sync/answer.ts'
import type { Route } from './route.ts'
import type { PlainRecord, RecordPage } from './shapes.ts'

const Answer = v.pick(SyncResponse, ['records', 'cursor', 'more', 'reset'])
/** A token is nobody's person. */
const NOBODY = makeRecordId(0, new Uint8Array(10))

export const recordsRoute: Route = {
  method: 'GET',
  path: '/api/records',
  handle: async ({ request, deps, limiter }) => {
    const reader = await authorizeReader(deps, request)
    limiter.take('page', reader.token)
    const asked = readQuery(new URL(request.url).searchParams)
    const now = deps.now()
    const message = { protocol: PROTOCOL, now, changes: [], ...asked }
    const { text } = await answerSync(deps.db, { caller: callerOf(reader), request: message, now })
    const { records, cursor, more, reset } = v.parse(Answer, JSON.parse(text))
    const page: RecordPage = {
      records: records.flatMap((record) => writePlain(record, reader)),
      cursor,
      more,
      reset: reset !== false,
    }
    return writeJson(request, JSON.stringify(page))
  },
}

function readQuery(query: URLSearchParams): { cursor: string | null; limit: number } {
  const cursor = query.get('cursor')
  if (cursor !== null && cursor.length > 200)
    throw new RequestProblem('malformed', 'A cursor is what the last answer said.')
  const text = query.get('limit') ?? String(DEFAULT_PAGE)
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > MAX_PAGE)
    throw new RequestProblem('malformed', `limit must be a number from 1 to ${MAX_PAGE}.`)
  return { cursor, limit }
}

/** It sees what a viewer of the whole municipality sees. */
function callerOf({ token, municipality }: Reader): Caller {
  return { device: token, municipality, person: NOBODY, role: 'viewer', areas: [] }
}

function writePlain(record: WireRecord, { isWhole }: Reader): PlainRecord[] {
  const { kind, id } = record
  const fields = isWhole ? record.fields : keepPublic(kind, record.fields)
  if (fields === undefined) return []
  const changedAt = Math.max(0, ...Object.keys(record.stamps).map(stampMs))
  return [{ kind, id, changedAt, fields }]
}
