// A way to the server that goes wrong where the test says: at one byte, in one direction, or with
// words that no server of ours has said. A TCP proxy, so that nothing of HTTP is taken on trust.

import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'

export type Weather =
  | { readonly tag: 'fair' }
  /** Nobody there: the connection is refused. */
  | { readonly tag: 'none' }
  /** The connection stands, and nothing ever comes back: a black hole. */
  | { readonly tag: 'dark' }
  /** The request arrives, and its answer is swallowed. */
  | { readonly tag: 'deaf' }
  /** So many bytes of the request, or of its answer, pass; then the connection is torn. */
  | { readonly tag: 'cut'; readonly direction: 'up' | 'down'; readonly after: number }
  /** Another says these bytes to whatever is asked: the portal of a hotel. */
  | { readonly tag: 'portal'; readonly says: string }
  /** The request reaches the server twice; the phone hears the second answer. */
  | { readonly tag: 'repeated' }
  /** The answer comes a byte at a time, and never all of it. */
  | { readonly tag: 'slowLoris' }
  /** So many bytes in all pass in either direction; then there is no network. */
  | { readonly tag: 'window'; bytes: number }

export type BadNet = {
  readonly url: string
  readonly set: (weather: Weather) => void
  /** From here on another server stands at the end of the way. */
  readonly lead: (targetPort: number) => void
  /** Bytes that passed since the last `set`. */
  readonly passed: () => { readonly up: number; readonly down: number }
  /** How large the bodies were that requests announced since the last `set`. */
  readonly announced: () => readonly number[]
  /** True when a cut came to pass. */
  readonly wasCut: () => boolean
  readonly close: () => Promise<void>
}

const TRICKLE_MS = 20

type State = {
  weather: Weather
  readonly sockets: Set<Socket>
  passed: { up: number; down: number }
  announced: number[]
  wasCut: boolean
}

export async function openBadNet(targetPort: number): Promise<BadNet> {
  const sockets = new Set<Socket>()
  const state: State = { weather: { tag: 'fair' }, sockets, ...nothingPassed() }
  const keep = (socket: Socket) => {
    sockets.add(socket.setNoDelay(true))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    return socket
  }
  let target = targetPort
  const reach = () => keep(connect(target, '127.0.0.1'))
  const server = createServer((phone) => {
    if (state.weather.tag === 'none') return void phone.resetAndDestroy()
    converse(state, keep(phone), reach)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has a port')
  const set = (weather: Weather) => {
    Object.assign(state, { weather, ...nothingPassed() })
    // A new weather finds no old connection.
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://localhost:${address.port}`,
    passed: () => state.passed,
    announced: () => state.announced,
    wasCut: () => state.wasCut,
    set,
    lead: (port) => {
      target = port
      set({ tag: 'fair' })
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function nothingPassed() {
  return { passed: { up: 0, down: 0 }, announced: [], wasCut: false }
}

function converse(state: State, phone: Socket, reach: () => Socket): void {
  const { weather } = state
  if (weather.tag === 'dark') return void phone.resume()
  if (weather.tag === 'portal') return sayAsPortal(phone, weather.says)
  const target = reach()
  const all = [phone, target]
  if (weather.tag === 'repeated') {
    const first = reach().resume()
    all.push(first)
    phone.on('data', (bytes) => first.write(bytes))
  }
  phone.on('data', (bytes) => pass(state, { bytes, to: target, direction: 'up', all }))
  target.on('data', (bytes) => {
    if (weather.tag === 'deaf') return
    if (weather.tag === 'slowLoris') trickle(phone, bytes)
    else pass(state, { bytes, to: phone, direction: 'down', all })
  })
  for (const socket of all)
    socket.on('close', () => {
      for (const other of all) other.destroySoon()
    })
}

type Passing = {
  readonly bytes: Buffer
  readonly to: Socket
  readonly direction: 'up' | 'down'
  readonly all: readonly Socket[]
}

function pass(state: State, { bytes, to, direction, all }: Passing): void {
  const left = bytesLeft(state, direction)
  const through = bytes.subarray(0, left)
  state.passed[direction] += through.length
  if (direction === 'up') state.announced.push(...readAnnounced(through))
  if (state.weather.tag === 'window') state.weather.bytes -= through.length
  if (bytes.length < left) return void to.write(through)
  state.wasCut = true
  const isWindow = state.weather.tag === 'window'
  if (isWindow) state.weather = { tag: 'none' }
  to.write(through, () => {
    // Where the network goes, every connection does.
    for (const socket of isWindow ? state.sockets : all) socket.destroy()
  })
}

/** A head is short enough to come in one piece. */
function readAnnounced(bytes: Buffer): readonly number[] {
  const heads = bytes.toString('latin1').matchAll(/^content-length: (\d+)\r$/gim)
  return Array.from(heads, ([, size]) => Number(size))
}

function bytesLeft({ weather, passed }: State, direction: 'up' | 'down'): number {
  if (weather.tag === 'window') return weather.bytes
  const isHere = weather.tag === 'cut' && weather.direction === direction
  return isHere ? weather.after - passed[direction] : Infinity
}

function sayAsPortal(phone: Socket, says: string): void {
  phone.once('data', () => phone.end(says))
}

function trickle(phone: Socket, bytes: Buffer): void {
  let at = 0
  const timer = setInterval(() => {
    // The last byte never comes.
    if (phone.destroyed || at >= bytes.length - 1) return clearInterval(timer)
    phone.write(bytes.subarray(at, ++at))
  }, TRICKLE_MS)
  phone.on('close', () => clearInterval(timer))
}
