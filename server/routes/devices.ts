import { authorizeRole } from '../guards/authorize.ts'
import { writeJson } from '../guards/compress.ts'
import { listDevices, revokeDevice } from '../store/devices.ts'
import type { Route } from './route.ts'
import { takeAwayRoute } from './take-away.ts'

export const listDevicesRoute: Route = {
  method: 'GET',
  path: '/api/devices',
  handle: async ({ request, deps, limiter }) => {
    const { municipality, device } = await authorizeRole(deps, request, ['coordinator'])
    limiter.take('read', device)
    await deps.contacts.flush()
    const devices = await listDevices(deps.db, municipality)
    return writeJson(request, JSON.stringify({ devices }))
  },
}

export const revokeDeviceRoute = takeAwayRoute({
  path: '/api/devices',
  event: 'device_revoked',
  name: 'device',
  take: (db, { municipality, id }, now) => revokeDevice(db, { municipality, device: id }, now),
})
