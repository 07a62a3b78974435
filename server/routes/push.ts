// A phone asks to be told when a need that it recorded was answered, or not to be told any more.

import type { ServerDeps } from '../deps.ts'
import { authorize } from '../guards/authorize.ts'
import { writeJson } from '../guards/compress.ts'
import { RequestProblem } from '../guards/problem.ts'
import { parseBody, readJson } from '../guards/read-body.ts'
import { dropSubscription, isSubscribed, keepSubscription } from '../store/subscriptions.ts'
import type { Route } from './route.ts'
import { PushRequest, type PushState } from './shapes.ts'

const readBell: Route = {
  method: 'GET',
  path: '/api/push',
  handle: async ({ request, deps, limiter }) => {
    const { device } = await authorize(deps, request)
    limiter.take('read', device)
    return giveState(request, deps, await isSubscribed(deps.db, device))
  },
}

const hangBell: Route = {
  method: 'POST',
  path: '/api/push',
  handle: async ({ request, deps, limiter }) => {
    const caller = await authorize(deps, request)
    limiter.take('read', caller.device)
    const { endpoint, keys, language } = parseBody(await readJson(request), PushRequest)
    if (!deps.isPushService(endpoint))
      throw new RequestProblem('malformed', 'The endpoint is of no push service that is known.')
    await keepSubscription(deps.db, caller, { endpoint, ...keys, language, now: deps.now() })
    deps.log.info('bell_on', { device: caller.device })
    return giveState(request, deps, true)
  },
}

const removeBell: Route = {
  method: 'DELETE',
  path: '/api/push',
  handle: async ({ request, deps, limiter }) => {
    const { device } = await authorize(deps, request)
    limiter.take('read', device)
    await dropSubscription(deps.db, device)
    deps.log.info('bell_off', { device })
    return giveState(request, deps, false)
  },
}

export const pushRoutes: readonly Route[] = [readBell, hangBell, removeBell]

/** With a body, so that a phone can tell the answer from a captive portal's. */
async function giveState(
  request: Request,
  { bell }: Pick<ServerDeps, 'bell'>,
  on: boolean,
): Promise<Response> {
  const state: PushState = { key: await bell.publicKey(), on }
  return writeJson(request, JSON.stringify(state))
}
