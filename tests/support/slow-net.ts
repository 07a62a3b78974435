// A TCP proxy on this machine that behaves like a bad phone network. It is the app's origin, so page
// and service worker feel it alike, in every browser.

import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'

export type Link = {
  /** One way; a round trip takes twice this. */
  readonly delayMs: number
  /** Of the whole link, shared by all connections, in each direction. */
  readonly bytesPerSecond: number
  /** From time to time nothing passes. */
  readonly stall?: { readonly everyMs: number; readonly lastsMs: number }
}

export type SlowNet = {
  readonly url: string
  readonly bytesUp: () => number
  readonly bytesDown: () => number
  readonly close: () => Promise<void>
}

/** 250 kbit/s and 300 ms round trips: a crowded cell in a village. */
export const EDGE_OF_CELL: Link = { delayMs: 150, bytesPerSecond: 250_000 / 8 }

const MAX_CHUNK = 1400

/** Opens a port that leads to `targetPort` through the link. */
export async function openSlowNet(targetPort: number, link: Link): Promise<SlowNet> {
  const sockets = new Set<Socket>()
  const up = makeLane(link)
  const down = makeLane(link)
  const server = createServer((phone) => {
    const target = connect(targetPort, '127.0.0.1')
    for (const socket of [phone, target]) {
      sockets.add(socket.setNoDelay(true))
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    carry(phone, target, up)
    carry(target, phone, down)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = addressOf(server.address())
  return {
    url: `http://localhost:${port}`,
    bytesUp: () => up.bytes,
    bytesDown: () => down.bytes,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

type Lane = { readonly link: Link; freeAt: number; bytes: number }

function makeLane(link: Link): Lane {
  return { link, freeAt: 0, bytes: 0 }
}

/** Each packet waits for its turn on the lane, then for the way. */
function carry(from: Socket, to: Socket, lane: Lane): void {
  let last = Promise.resolve()
  from.on('data', (data: Buffer) => {
    for (let at = 0; at < data.length; at += MAX_CHUNK) {
      const packet = data.subarray(at, at + MAX_CHUNK)
      const due = dueAt(lane, packet.length)
      last = last.then(() => until(due)).then(() => write(to, packet))
    }
  })
  from.on('end', () => {
    const due = performance.now() + lane.link.delayMs
    last = last.then(() => until(due)).then(() => void to.end())
  })
  from.on('close', () => {
    last = last.then(() => to.destroySoon())
  })
}

function dueAt(lane: Lane, bytes: number): number {
  const now = performance.now()
  lane.bytes += bytes
  lane.freeAt = Math.max(now, lane.freeAt) + (bytes / lane.link.bytesPerSecond) * 1000
  const { everyMs, lastsMs } = lane.link.stall ?? { everyMs: 1, lastsMs: 0 }
  lane.freeAt += Math.max(0, lastsMs - (lane.freeAt % everyMs))
  return lane.freeAt + lane.link.delayMs
}

function until(due: number): Promise<void> {
  const wait = due - performance.now()
  return wait < 1 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, wait))
}

function write(to: Socket, packet: Buffer): void {
  if (!to.destroyed && to.writable) to.write(packet)
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the proxy has a port')
  return address
}
