import { isShortId } from '../../src/domain/base/ids.ts'
import { authorizeRole } from '../guards/authorize.ts'
import { writeJson } from '../guards/compress.ts'
import { RequestProblem } from '../guards/problem.ts'
import { listDevices, revokeDevice } from '../store/devices.ts'
import type { Route } from './route.ts'

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

export const revokeDeviceRoute: Route = {
  method: 'DELETE',
  path: '/api/devices/:id',
  handle: async ({ request, deps, limiter, id }) => {
    const { municipality, device } = await authorizeRole(deps, request, ['coordinator'])
    limiter.take('read', device)
    const isRevoked =
      isShortId(id) && (await revokeDevice(deps.db, { municipality, device: id }, deps.now()))
    if (!isRevoked) throw new RequestProblem('not_found')
    deps.log.info('device_revoked', { device: id, by: device })
    return new Response(null, { status: 204 })
  },
}
