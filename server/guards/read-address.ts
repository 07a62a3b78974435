// Where a request came from. Behind a reverse proxy that is known, that is what the proxy added last
// to X-Forwarded-For; from anybody else the header is not believed.

import * as v from 'valibot'
import type { Proxies } from './proxies.ts'

const NodeBindings = v.object({
  incoming: v.object({ socket: v.object({ remoteAddress: v.optional(v.string()) }) }),
})

export function readAddress(bindings: unknown, request: Request, proxies: Proxies): string {
  const parsed = v.safeParse(NodeBindings, bindings)
  const peer = parsed.success ? parsed.output.incoming.socket.remoteAddress : undefined
  if (peer === undefined) return 'unknown'
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return proxies.has(peer) && forwarded ? forwarded.slice(0, 64) : peer
}
