// Everything that a network may do to one request, in bytes: it passes requests on or not, late or
// twice, and puts other things in place of the answer. The phone's own HTTP makes of it what it can.

import { MINUTE_MS } from '../../src/domain/base/moment.ts'
import { createTransport } from '../../src/platform/http.ts'
import type { Transport } from '../../src/sync/ports.ts'
import type { Chance } from './chance.ts'
import { problemReply, type Letter, type Reply } from './fleet-server.ts'
import type { VirtualTime } from './virtual-time.ts'

export const WEATHERS = [
  'fair',
  'slow',
  'flaky',
  'hostile',
  'portal',
  'blackhole',
  'deaf',
  'narrow',
  'none',
] as const
export type Weather = (typeof WEATHERS)[number]

export type NetParts = {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly post: (letter: Letter) => Promise<Reply>
  readonly weather: () => Weather
  readonly onRequest: (bytes: number) => void
}

const WAYS = {
  flaky: ['good', 'good', 'good', 'lost', 'reply lost'],
  hostile: [
    'good',
    'good',
    'good',
    'lost',
    'reply lost',
    'repeated',
    'late',
    'truncated',
    'stale',
    'elsewhere',
    'page',
    'page as json',
    'refused',
  ],
} as const
type Way = (typeof WAYS.hostile)[number]

const PAGE = '<!doctype html><title>Wi-Fi</title><p>Натисніть, щоб увійти</p>'
export const PORTALS: readonly [Reply, ...Reply[]] = [
  { status: 200, type: 'text/html', body: PAGE },
  { status: 200, type: 'application/json', body: PAGE },
  { status: 200, type: 'application/json', body: '{"ok":true}' },
  { status: 302, type: 'text/html', body: '' },
  { status: 403, type: 'text/html', body: PAGE },
  { status: 511, type: 'application/problem+json', body: PAGE },
]
/** What a proxy kept, or says of a limit of its own: never thrice to one phone, which may believe it then. */
const REFUSALS: readonly [Reply, ...Reply[]] = [
  problemReply(413, 'too_large'),
  problemReply(400, 'malformed'),
]
export const MOST_LIES = 2
/** One way, at most. */
export const LATENCY_MS: Partial<Record<Weather, number>> = { fair: 300, slow: 1500 }
/** What a narrow link carries before it is reset. */
export const NARROW_BYTES = 1400
/** 40 kbit/s. */
export const SLOW_BYTES_PER_MS = 5

/** What went over this network before, and how often it may yet lie about a change. */
type Heard = { readonly replies: Reply[]; lies: number }

/** Gives one phone's way to the server: the real HTTP of the app over this network. */
export function createHostileNet(parts: NetParts): Transport {
  const heard: Heard = { replies: [], lies: MOST_LIES }
  return {
    sync: async (request, options) => {
      const presence = new Presence(parts.time)
      const fetcher = async (_url: string, init: RequestInit) => {
        presence.away()
        const reply = await carry(parts, heard, readLetter(init))
        presence.back()
        return writeResponse(reply)
      }
      try {
        return await createTransport('http://fleet', fetcher).sync(request, options)
      } finally {
        presence.end()
      }
    },
  }
}

/** Writing a request and reading an answer take real time, in which none passes for the fleet. */
export class Presence {
  #isHere = true
  #isOver = false
  readonly #time: VirtualTime

  constructor(time: VirtualTime) {
    this.#time = time
    time.enter()
  }

  away(): void {
    if (this.#isHere) this.#time.leave()
    this.#isHere = false
  }

  back(): void {
    if (!this.#isHere && !this.#isOver) {
      this.#time.enter()
      this.#isHere = true
    }
  }

  end(): void {
    this.away()
    this.#isOver = true
  }
}

async function carry(parts: NetParts, heard: Heard, letter: Letter): Promise<Reply> {
  const { time, chance } = parts
  const weather = parts.weather()
  const latencyMs = LATENCY_MS[weather] ?? 3000
  parts.onRequest(letter.body.length)
  await time.pass(chance.below(latencyMs))
  if (weather === 'none') throw new TypeError('Failed to fetch')
  if (weather === 'portal') return chance.pick(PORTALS)
  if (weather === 'blackhole') return silence()
  if (weather === 'narrow' && letter.body.length > NARROW_BYTES)
    throw new TypeError('Failed to fetch')
  if (weather === 'slow') await time.pass(Math.ceil(letter.body.length / SLOW_BYTES_PER_MS))
  const reply = await send(parts, heard, { letter, way: chooseWay<Way>({ chance, weather }, WAYS) })
  // It arrived, and the connection is reset before a word of the answer.
  if (weather === 'deaf') throw new TypeError('Failed to fetch')
  if (weather === 'slow') await time.pass(Math.ceil(reply.body.length / 4 / SLOW_BYTES_PER_MS))
  await time.pass(chance.below(latencyMs))
  return reply
}

async function send(
  parts: NetParts,
  heard: Heard,
  { letter, way }: { letter: Letter; way: Way },
): Promise<Reply> {
  const { time, chance } = parts
  const ask = async () => {
    const reply = await time.outside(parts.post(letter))
    heard.replies.push(reply)
    return reply
  }
  switch (way) {
    case 'good':
    case 'lost':
    case 'reply lost':
    case 'repeated':
    case 'late':
      return passOn(parts, way, ask)
    case 'truncated': {
      const reply = await ask()
      return { ...reply, body: reply.body.slice(0, chance.below(reply.body.length)) }
    }
    case 'stale':
      return heard.replies[chance.below(heard.replies.length)] ?? silence()
    case 'elsewhere':
      return elsewhere(await ask())
    case 'page':
      await ask()
      return chance.pick(PORTALS)
    case 'page as json':
      return chance.pick(PORTALS)
    case 'refused':
      return heard.lies-- > 0 ? chance.pick(REFUSALS) : silence()
  }
}

/** What may happen to any request, of records or of photos. */
export async function passOn<Answer>(
  { time, chance }: Pick<NetParts, 'time' | 'chance'>,
  way: 'good' | 'lost' | 'reply lost' | 'repeated' | 'late',
  ask: () => Promise<Answer>,
): Promise<Answer> {
  switch (way) {
    case 'good':
      return ask()
    case 'lost':
      throw new TypeError('Failed to fetch')
    case 'reply lost':
      await ask()
      if (chance.below(2) === 0) return silence()
      throw new TypeError('Failed to fetch')
    case 'repeated':
      await ask()
      await time.pass(chance.below(4000))
      return ask()
    case 'late':
      time.after(chance.below(20 * MINUTE_MS), () => void ask().catch(() => undefined))
      throw new TypeError('Failed to fetch')
  }
}

/** In most weathers a request that goes out arrives. */
export function chooseWay<Way>(
  { chance, weather }: { readonly chance: Chance; readonly weather: Weather },
  ways: Readonly<Record<'flaky' | 'hostile', readonly [Way, ...Way[]]>>,
): Way | 'good' {
  return weather === 'flaky' || weather === 'hostile' ? chance.pick(ways[weather]) : 'good'
}

/** Another municipality's server, or somebody's imitation, that takes everything. */
function elsewhere(reply: Reply): Reply {
  return { ...reply, body: reply.body.replace(/"site":"[^"]*"/, '"site":"elsewhere"') }
}

export function silence(): Promise<never> {
  return new Promise(() => undefined)
}

function readLetter(init: RequestInit): Letter {
  const headers = new Headers(init.headers)
  const { body } = init
  if (!(body instanceof ArrayBuffer) && !(body instanceof Uint8Array))
    throw new Error('the phone sends bytes')
  const bytes = body instanceof ArrayBuffer ? new Uint8Array(body) : Uint8Array.from(body)
  const token = headers.get('Authorization')?.replace('Bearer ', '') ?? ''
  return { token, body: bytes, isGzip: headers.get('Content-Encoding') === 'gzip' }
}

function writeResponse({ status, type, body, retryAfter }: Reply): Response {
  const headers = { 'Content-Type': type, ...(retryAfter && { 'Retry-After': retryAfter }) }
  return new Response(body === '' ? null : body, { status, headers })
}
