import { checkRoute } from './check.ts'
import { listDevicesRoute, revokeDeviceRoute } from './devices.ts'
import { enrolRoute } from './enrol.ts'
import { eventsRoute } from './events.ts'
import { fileRoutes } from './files.ts'
import { healthRoute } from './health.ts'
import { historyRoute } from './history.ts'
import { listInvitesRoute, makeInviteRoute, withdrawInviteRoute } from './invites.ts'
import { openapiRoute } from './openapi.ts'
import { listPeopleRoute } from './people.ts'
import {
  listPartnerLinksRoute,
  makePartnerLinkRoute,
  revokePartnerLinkRoute,
} from './partner-links.ts'
import { partnerRoutes } from './partner.ts'
import { pushRoutes } from './push.ts'
import { recordsRoute } from './records.ts'
import type { Route } from './route.ts'
import { syncRoute } from './sync.ts'

/** Every address of the API, and the pages of partner cities. */
export function apiRoutes(): readonly Route[] {
  return [
    syncRoute(),
    enrolRoute,
    makeInviteRoute,
    listInvitesRoute,
    withdrawInviteRoute,
    listDevicesRoute,
    revokeDeviceRoute,
    listPeopleRoute,
    makePartnerLinkRoute,
    listPartnerLinksRoute,
    revokePartnerLinkRoute,
    ...partnerRoutes,
    checkRoute,
    historyRoute,
    recordsRoute,
    ...fileRoutes,
    ...pushRoutes,
    healthRoute,
    openapiRoute(),
    eventsRoute,
  ]
}
