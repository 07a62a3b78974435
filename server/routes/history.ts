import { isRecordId } from '../../src/domain/base/ids.ts'
import { authorize } from '../guards/authorize.ts'
import { writeJson } from '../guards/compress.ts'
import { RequestProblem } from '../guards/problem.ts'
import { isVisible } from '../sync/scope.ts'
import type { Route } from './route.ts'

/** The newest ones of a record that has more. */
const MAX_ENTRIES = 2000

export const historyRoute: Route = {
  method: 'GET',
  path: '/api/records/:id/history',
  handle: async ({ request, deps, limiter, id }) => {
    const caller = await authorize(deps, request)
    limiter.take('read', caller.device)
    if (!isRecordId(id)) throw new RequestProblem('not_found')
    const { db } = deps
    const record = await db
      .selectFrom('records')
      .select('records.id')
      .where('records.municipality', '=', caller.municipality)
      .where('records.id', '=', id)
      .where((eb) => isVisible(eb, caller))
      .executeTakeFirst()
    if (record === undefined) throw new RequestProblem('not_found')
    const rows = await db
      .selectFrom('changes')
      .select(['id', 'stamp', 'at', 'device', 'person', 'body'])
      .where('municipality', '=', caller.municipality)
      .where('record', '=', id)
      .orderBy('stamp', 'desc')
      .limit(MAX_ENTRIES)
      .execute()
    const changes = rows.toReversed().map(({ body, stamp, ...entry }) => {
      const restamp = stamp === entry.id ? {} : { stamp }
      return `${JSON.stringify({ ...entry, ...restamp }).slice(0, -1)},"set":${body}}`
    })
    return writeJson(request, `{"record":"${id}","changes":[${changes.join(',')}]}`)
  },
}
