// What a coordinator made and takes back: a phone, an invite, a partner's link. One rule for all of
// them: only a coordinator's, only in this municipality, and what there is not is not found.

import { isShortId, type ReplicaId } from '../../src/domain/base/ids.ts'
import { authorizeRole } from '../guards/authorize.ts'
import { RequestProblem } from '../guards/problem.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'
import type { Route } from './route.ts'

type Taking = {
  /** `/api/devices`: the id follows. */
  readonly path: string
  /** What the log calls it: the event, and the name of the id. */
  readonly event: string
  readonly name: string
  /** Gives false where the municipality has no such thing. */
  readonly take: (db: Db, of: TakenRef, now: Moment) => Promise<boolean>
}
type TakenRef = { readonly municipality: MunicipalityId; readonly id: ReplicaId }

export function takeAwayRoute({ path, event, name, take }: Taking): Route {
  return {
    method: 'DELETE',
    path: `${path}/:id`,
    handle: async ({ request, deps, limiter, id }) => {
      const { municipality, device } = await authorizeRole(deps, request, ['coordinator'])
      limiter.take('read', device)
      const isTaken = isShortId(id) && (await take(deps.db, { municipality, id }, deps.now()))
      if (!isTaken) throw new RequestProblem('not_found')
      deps.log.info(event, { [name]: id, by: device })
      return new Response(null, { status: 204 })
    },
  }
}
