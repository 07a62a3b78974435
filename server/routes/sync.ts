import { PROTOCOL, SyncRequest } from '../../src/domain/replica/wire.ts'
import { createAtOnce } from '../guards/at-once.ts'
import { authorize } from '../guards/authorize.ts'
import { writeJson } from '../guards/compress.ts'
import { RequestProblem } from '../guards/problem.ts'
import type { RateLimiter } from '../guards/rate-limit.ts'
import { parseBody, readJson } from '../guards/read-body.ts'
import { findAnswers } from '../push/answered-needs.ts'
import type { Caller } from '../store/devices.ts'
import { answerSync } from '../sync/answer.ts'
import { isCrowded } from '../sync/push-line.ts'
import type { Asked, Route } from './route.ts'

export function syncRoute(): Route {
  const midway = new Set<string>()
  const atOnce = createAtOnce()
  return {
    method: 'POST',
    path: '/api/sync',
    handle: async (asked) => {
      const caller = await authorize(asked.deps, asked.request)
      return atOnce.run(caller.device, () => sync(asked, caller, midway))
    },
  }
}

async function sync(
  { request, deps, limiter }: Asked,
  caller: Caller,
  midway: Set<string>,
): Promise<Response> {
  refuseCrowd(deps)
  const body = await readJson(request)
  // Those that were read meanwhile wait by now.
  refuseCrowd(deps)
  refuseOldProtocol(body)
  const asked = parseBody(body, SyncRequest)
  limit(limiter, { caller, changes: asked.changes.length, isMidway: midway.has(caller.device) })
  const onMoved = () => deps.news.tell(caller.municipality)
  const now = deps.now()
  const answer = await answerSync(deps.db, { caller, request: asked, now, onMoved })
  if (answer.more) midway.add(caller.device)
  else midway.delete(caller.device)
  if (asked.changes.length > 0)
    deps.metrics.pushed(
      answer.accepted,
      answer.rejected.map(({ code }) => code),
    )
  const { rejected } = answer
  deps.bell.ring(caller, findAnswers(caller.role, { ...asked, rejected }))
  tellLog(deps, caller, answer)
  return writeJson(request, answer.text)
}

/** So much waits for the database that reading one more body would only fill the memory. */
function refuseCrowd({ db }: Asked['deps']): void {
  if (isCrowded(db)) throw new RequestProblem('unavailable', undefined, { 'retry-after': '10' })
}

type Cost = { readonly caller: Caller; readonly changes: number; readonly isMidway: boolean }

function limit(limiter: RateLimiter, { caller, changes, isMidway }: Cost): void {
  if (changes === 0) return limiter.take(isMidway ? 'page' : 'pull', caller.device)
  limiter.take('changes', caller.device, changes)
  limiter.take('push', caller.device)
}

/** Told apart from a malformed body, so that an old app can say that it must be renewed. */
function refuseOldProtocol(body: unknown): void {
  if (typeof body !== 'object' || body === null || !('protocol' in body)) return
  const { protocol } = body
  if (typeof protocol !== 'number' || protocol === PROTOCOL) return
  if (protocol < PROTOCOL) throw new RequestProblem('protocol_too_old')
  throw new RequestProblem('malformed', `This server speaks protocol ${PROTOCOL}.`)
}

function tellLog(
  { log }: Asked['deps'],
  { device }: Caller,
  { accepted, rejected }: { accepted: number; rejected: readonly { code: string }[] },
): void {
  if (rejected.length > 0)
    log.info('changes_rejected', {
      device,
      count: rejected.length,
      codes: [...new Set(rejected.map(({ code }) => code))].join(' '),
    })
  log.debug('sync', { device, accepted })
}
