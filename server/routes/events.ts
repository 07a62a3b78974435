// One `changed` event when the municipality's sequence moves: for screens that stay open. A listener
// costs no timer and no query of its own: `look-after.ts` looks for all of them.

import { authorizeListener } from '../guards/authorize-reader.ts'
import { RequestProblem } from '../guards/problem.ts'
import type { Listener, News } from '../news.ts'
import { readHead } from '../store/ledger.ts'
import type { Route } from './route.ts'

/** What a reader that does not read may make us hold. */
const MAX_WAITING_CHUNKS = 16

const CROWDED =
  'As many listen as this server can hold, and this municipality has its share of them.'

export const eventsRoute: Route = {
  method: 'GET',
  path: '/api/events',
  handle: async ({ request, deps, limiter }) => {
    if (request.method === 'HEAD') throw new RequestProblem('method_not_allowed')
    const identity = await authorizeListener(deps, request)
    limiter.take('pull', identity.who)
    const head = await readHead(deps.db, identity.municipality)
    // Nothing is waited for between this and the listening: so many and no more.
    if (!deps.news.hasRoomFor(identity))
      throw new RequestProblem('unavailable', CROWDED, { 'retry-after': '60' })
    return new Response(openStream(deps.news, { ...identity, head }), {
      headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
    })
  },
}

type Start = Pick<Listener, 'municipality' | 'who' | 'isReader'> & { readonly head: number }

function openStream(news: News, { head, ...identity }: Start): ReadableStream<Uint8Array> {
  let stop = () => {}
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      let known = head
      let isOver = false
      const end = () => {
        if (isOver) return
        stop()
        controller.close()
      }
      // Whoever was just looked after may have gone while the database was asked.
      const send = (words: Uint8Array) => {
        if (isOver) return
        if ((controller.desiredSize ?? 0) < -MAX_WAITING_CHUNKS) end()
        else controller.enqueue(words)
      }
      const leave = news.listen({
        ...identity,
        onChange: () => send(CHANGED),
        onLook: (now) => {
          send(now === known ? HERE : CHANGED)
          known = now
        },
        onClose: end,
      })
      stop = () => {
        isOver = true
        leave()
      }
      send(HERE)
    },
    cancel: () => stop(),
  })
}

const encoder = new TextEncoder()
const CHANGED = encoder.encode('event: changed\ndata: {}\n\n')
const HERE = encoder.encode(': here\n\n')
