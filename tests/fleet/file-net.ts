// The hostile network for photos: what passes of a piece, and what comes back of its answer. The phone's
// own tus makes of it what it can.

import { reachFiles } from '../../src/platform/http-files.ts'
import type { UploadTransport } from '../../src/sync/upload-ports.ts'
import type { FileLetter, FileReply } from './fleet-server.ts'
import {
  chooseWay,
  LATENCY_MS,
  MOST_LIES,
  NARROW_BYTES,
  passOn,
  PORTALS,
  Presence,
  silence,
  SLOW_BYTES_PER_MS,
  type NetParts,
} from './hostile-net.ts'

export type FileNetParts = Pick<NetParts, 'time' | 'chance' | 'weather' | 'onRequest'> & {
  readonly post: (letter: FileLetter) => Promise<FileReply>
}

const WAYS = {
  flaky: ['good', 'good', 'lost', 'cut', 'reply lost'],
  hostile: ['good', 'good', 'good', 'lost', 'cut', 'reply lost', 'repeated', 'late', 'page'],
} as const
type Way = (typeof WAYS.hostile)[number]

/** Gives one phone's way to the server for its photos. */
export function createFileNet(parts: FileNetParts): UploadTransport {
  // A phone doubts a photo that came as another three times over: so often none lies here.
  const luck = { lies: MOST_LIES }
  const ask = async <T>(call: (reach: UploadTransport) => Promise<T>): Promise<T> => {
    const presence = new Presence(parts.time)
    const fetcher = async (url: string, init: RequestInit) => {
      presence.away()
      const reply = await carry(parts, luck, readLetter(url, init))
      presence.back()
      return new Response(reply.body === '' ? null : reply.body, reply)
    }
    try {
      return await call(reachFiles('http://fleet', fetcher))
    } finally {
      presence.end()
    }
  }
  return {
    start: (photo, options) => ask((reach) => reach.start(photo, options)),
    findOffset: (upload, options) => ask((reach) => reach.findOffset(upload, options)),
    send: (upload, piece, options) => ask((reach) => reach.send(upload, piece, options)),
  }
}

type Luck = { lies: number }

async function carry(parts: FileNetParts, luck: Luck, letter: FileLetter): Promise<FileReply> {
  const { time, chance } = parts
  const weather = parts.weather()
  const latencyMs = LATENCY_MS[weather] ?? 3000
  parts.onRequest(letter.body.length)
  await time.pass(chance.below(latencyMs))
  if (weather === 'none') throw new TypeError('Failed to fetch')
  if (weather === 'portal') return portalReply(parts)
  if (weather === 'blackhole') return silence()
  if (weather === 'slow') await time.pass(Math.ceil(letter.body.length / SLOW_BYTES_PER_MS))
  const isNarrow = weather === 'narrow' && letter.body.length > NARROW_BYTES
  if (isNarrow) return reset(parts, letter, NARROW_BYTES)
  const seen = garble(parts, luck, letter)
  const reply = await send(parts, { letter: seen, way: chooseWay<Way>({ chance, weather }, WAYS) })
  if (weather === 'deaf') throw new TypeError('Failed to fetch')
  await time.pass(chance.below(latencyMs))
  return reply
}

async function send(
  parts: FileNetParts,
  { letter, way }: { letter: FileLetter; way: Way },
): Promise<FileReply> {
  const { time, chance } = parts
  const ask = () => time.outside(parts.post(letter))
  switch (way) {
    case 'good':
    case 'lost':
    case 'reply lost':
    case 'repeated':
    case 'late':
      return passOn(parts, way, ask)
    case 'cut':
      return reset(parts, letter, chance.below(letter.body.length + 1))
    case 'page':
      await ask()
      return portalReply(parts)
  }
}

/** A box on the way has bad memory, in any weather. */
function garble({ chance }: FileNetParts, luck: Luck, letter: FileLetter): FileLetter {
  if (letter.method !== 'PATCH' || chance.below(8) > 0 || luck.lies-- <= 0) return letter
  return { ...letter, body: letter.body.map((byte) => byte ^ 1) }
}

/** What came before the connection was reset counts; the phone hears nothing of it. */
async function reset(
  { time, post }: FileNetParts,
  letter: FileLetter,
  bytes: number,
): Promise<never> {
  // Of a request without a body nothing came.
  if (letter.method === 'PATCH')
    await time.outside(post({ ...letter, body: letter.body.slice(0, bytes) }))
  throw new TypeError('Failed to fetch')
}

function portalReply({ chance }: FileNetParts): FileReply {
  const { status, type, body } = chance.pick(PORTALS)
  return { status, headers: { 'Content-Type': type }, body }
}

function readLetter(url: string, init: RequestInit): FileLetter {
  const headers = new Headers(init.headers)
  const body = init.body instanceof Uint8Array ? Uint8Array.from(init.body) : new Uint8Array()
  const token = headers.get('Authorization')?.replace('Bearer ', '') ?? ''
  return { token, method: init.method ?? 'GET', path: new URL(url).pathname, headers, body }
}
