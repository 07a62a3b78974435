import type { RecordId } from '../../src/domain/base/ids.ts'
import {
  PartnerLinkRequest,
  type PartnerLinkList,
  type PartnerLinkResponse,
} from '../../src/domain/replica/partner-wire.ts'
import { authorizeRole } from '../guards/authorize.ts'
import { writeJson } from '../guards/compress.ts'
import { RequestProblem } from '../guards/problem.ts'
import { parseBody, readJson } from '../guards/read-body.ts'
import { addPartnerLink, listPartnerLinks, revokePartnerLink } from '../store/partner-links.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'
import { loadRecords } from '../sync/stored-record.ts'
import type { Route } from './route.ts'
import { takeAwayRoute } from './take-away.ts'

export const makePartnerLinkRoute: Route = {
  method: 'POST',
  path: '/api/partner-links',
  handle: async ({ request, deps, limiter }) => {
    const { municipality, device } = await authorizeRole(deps, request, ['coordinator'])
    limiter.take('admin', device)
    const asked = parseBody(await readJson(request), PartnerLinkRequest)
    if (!(await isDonor(deps.db, municipality, asked.donor)))
      throw new RequestProblem('not_found', 'No such donor is known.')
    const terms = { ...asked, municipality, createdBy: device }
    const { id, code, expiresAt } = await addPartnerLink(deps.db, terms, deps.now())
    deps.log.info('partner_link_made', { link: id, by: device })
    const made: PartnerLinkResponse = { id, url: `${deps.publicUrl}/partner/${code}`, expiresAt }
    return writeJson(request, JSON.stringify(made))
  },
}

export const listPartnerLinksRoute: Route = {
  method: 'GET',
  path: '/api/partner-links',
  handle: async ({ request, deps, limiter }) => {
    const { municipality, device } = await authorizeRole(deps, request, ['coordinator'])
    limiter.take('read', device)
    const list: PartnerLinkList = { links: await listPartnerLinks(deps.db, municipality) }
    return writeJson(request, JSON.stringify(list))
  },
}

export const revokePartnerLinkRoute = takeAwayRoute({
  path: '/api/partner-links',
  event: 'partner_link_revoked',
  name: 'link',
  take: (db, { municipality, id }, now) => revokePartnerLink(db, { municipality, link: id }, now),
})

async function isDonor(db: Db, municipality: MunicipalityId, id: RecordId): Promise<boolean> {
  const [donor] = await loadRecords(db, municipality, [id])
  return donor?.kind === 'donor' && donor.state.fields.removed !== true
}
