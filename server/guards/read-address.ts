// Where a request came from. Behind a reverse proxy on this machine that is what the proxy added last
// to X-Forwarded-For; from anybody else the header is not believed.

import * as v from 'valibot'

const NodeBindings = v.object({
  incoming: v.object({ socket: v.object({ remoteAddress: v.optional(v.string()) }) }),
})

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

export function readAddress(bindings: unknown, request: Request): string {
  const parsed = v.safeParse(NodeBindings, bindings)
  const peer = parsed.success ? parsed.output.incoming.socket.remoteAddress : undefined
  if (peer === undefined) return 'unknown'
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return LOOPBACK.test(peer) && forwarded ? forwarded.slice(0, 64) : peer
}
