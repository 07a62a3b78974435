import { InviteRequest } from '../../src/domain/replica/wire.ts'
import { personExists } from '../enrolment.ts'
import { authorizeRole } from '../guards/authorize.ts'
import { writeJson } from '../guards/compress.ts'
import { RequestProblem } from '../guards/problem.ts'
import { parseBody, readJson } from '../guards/read-body.ts'
import { addInvite, listOpenInvites, withdrawInvite } from '../store/invites.ts'
import { inviteUrl } from '../invite-url.ts'
import type { Route } from './route.ts'
import type { InviteList } from './shapes.ts'
import { takeAwayRoute } from './take-away.ts'

export const makeInviteRoute: Route = {
  method: 'POST',
  path: '/api/invites',
  handle: async ({ request, deps, limiter }) => {
    const { municipality, device } = await authorizeRole(deps, request, ['coordinator'])
    limiter.take('admin', device)
    const asked = parseBody(await readJson(request), InviteRequest)
    if (asked.person !== undefined && !(await personExists(deps.db, municipality, asked.person)))
      throw new RequestProblem('not_found', 'No such person is known.')
    const terms = { ...asked, municipality, createdBy: device }
    const { id, code, role, expiresAt } = await addInvite(deps.db, terms, deps.now())
    deps.log.info('invite_made', { invite: id, role, by: device })
    const url = inviteUrl(deps.publicUrl, code)
    return writeJson(request, JSON.stringify({ id, code, url, role, expiresAt }))
  },
}

export const listInvitesRoute: Route = {
  method: 'GET',
  path: '/api/invites',
  handle: async ({ request, deps, limiter }) => {
    const { municipality, device } = await authorizeRole(deps, request, ['coordinator'])
    limiter.take('read', device)
    const invites = await listOpenInvites(deps.db, municipality, deps.now())
    const list: InviteList = { invites }
    return writeJson(request, JSON.stringify(list))
  },
}

export const withdrawInviteRoute = takeAwayRoute({
  path: '/api/invites',
  event: 'invite_withdrawn',
  name: 'invite',
  take: (db, { municipality, id }) => withdrawInvite(db, { municipality, invite: id }),
})
