// One `changed` event when the municipality's sequence moves: for screens that stay open. Every
// quarter of a minute it looks for itself: another process may have written, or revoked who listens.

import { authorizeListener } from '../guards/authorize-reader.ts'
import { RequestProblem } from '../guards/problem.ts'
import { describeError } from '../log.ts'
import { readHead } from '../store/ledger.ts'
import type { Asked, Route } from './route.ts'

const BEAT_MS = 15_000
const MAX_LISTENERS = 1000
/** What a reader that does not read may make us hold. */
const MAX_WAITING_CHUNKS = 16

export const eventsRoute: Route = {
  method: 'GET',
  path: '/api/events',
  handle: async (asked) => {
    const { request, deps, limiter } = asked
    if (request.method === 'HEAD') throw new RequestProblem('method_not_allowed')
    const { municipality, who } = await authorizeListener(deps, request)
    limiter.take('pull', who)
    if (deps.news.listeners() >= MAX_LISTENERS)
      throw new RequestProblem('unavailable', undefined, { 'retry-after': '60' })
    const head = await readHead(deps.db, municipality)
    return new Response(openStream(asked, { municipality, head }), {
      headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
    })
  },
}

type Start = { readonly municipality: string; readonly head: number }

function openStream({ request, deps }: Asked, start: Start): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const { municipality } = start
  let stop = () => {}
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      let { head } = start
      const send = (text: string) => {
        if ((controller.desiredSize ?? 0) < -MAX_WAITING_CHUNKS) end()
        else controller.enqueue(encoder.encode(text))
      }
      const look = async () => {
        await authorizeListener(deps, request)
        const now = await readHead(deps.db, municipality)
        send(now === head ? ': here\n\n' : CHANGED)
        head = now
      }
      const beat = setInterval(() => {
        look().catch((error: unknown) => {
          deps.log.debug('events_ended', describeError(error))
          end()
        })
      }, BEAT_MS)
      const leave = deps.news.listen(municipality, {
        onChange: () => send(CHANGED),
        onClose: () => end(),
      })
      stop = () => {
        clearInterval(beat)
        leave()
      }
      const end = () => {
        stop()
        controller.close()
      }
      send(': here\n\n')
    },
    cancel: () => stop(),
  })
}

const CHANGED = 'event: changed\ndata: {}\n\n'
