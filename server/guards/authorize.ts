// A token is looked up at every request: a revocation acts on the next one.

import { findByToken, type Caller } from '../store/devices.ts'
import type { Role } from '../../src/domain/records/codes.ts'
import type { ServerDeps } from '../deps.ts'
import { RequestProblem } from './problem.ts'

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/i

/** Gives the token that a request carries, if it is one at all. */
export function readBearer(request: Request): string | undefined {
  return BEARER.exec(request.headers.get('authorization')?.trim() ?? '')?.[1]
}

/** Gives who asks. Throws unknown_device or revoked. */
export async function authorize(deps: ServerDeps, request: Request): Promise<Caller> {
  const token = readBearer(request)
  const known = token === undefined ? undefined : await findByToken(deps.db, token)
  if (known === undefined)
    throw new RequestProblem('unknown_device', undefined, { 'www-authenticate': 'Bearer' })
  if (known.isRevoked) throw new RequestProblem('revoked')
  deps.contacts.note(known.caller.device, deps.now())
  return known.caller
}

/** Gives who asks, where the role is one of these. Throws forbidden otherwise. */
export async function authorizeRole(
  deps: ServerDeps,
  request: Request,
  roles: readonly Role[],
): Promise<Caller> {
  const caller = await authorize(deps, request)
  if (!roles.includes(caller.role)) throw new RequestProblem('forbidden')
  return caller
}
