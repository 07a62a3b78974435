// City hall without a screen: what other people do meanwhile, straight at the server.

import type { Change } from '../../src/domain/replica/change.ts'
import { MAX_CHANGES } from '../../src/domain/replica/wire.ts'
import { enrol, sync } from './api-client.ts'
import type { RunningServer } from './running-server.ts'

type Server = Pick<RunningServer, 'url' | 'invite'>

/** Gives the token of a phone that is nowhere but here. */
export async function enrolAs(
  { url, invite }: Server,
  role: Parameters<Server['invite']>[0],
): Promise<string> {
  return (await enrol(url, invite(role).code)).token
}

/** Writes as a coordinator does; fails where the server does not take all of it. */
export async function writeAsCoordinator(
  server: Server,
  changes: readonly Change[],
): Promise<void> {
  const token = await enrolAs(server, 'coordinator')
  for (let at = 0; at < changes.length; at += MAX_CHANGES) {
    const piece = changes.slice(at, at + MAX_CHANGES)
    const { response } = await sync(server.url, token, { changes: piece })
    const [first] = response.rejected
    if (first !== undefined) throw new Error(`rejected: ${JSON.stringify(first)}`)
  }
}
