// Photos that wait on a phone, a server that speaks tus, and a network that does what the test says.

import { MAX_FILE_BYTES } from '../../src/domain/files/inspect-file.ts'
import { createEngine } from '../../src/sync/engine.ts'
import type { Pace, Trigger } from '../../src/sync/ports.ts'
import type {
  UploadAnswer,
  UploadPorts,
  UploadTransport,
  WaitingPhoto,
} from '../../src/sync/upload-ports.ts'
import type { Conditions } from '../../src/sync/upload-rules.ts'
import { planNextUpload, uploadPhotos } from '../../src/sync/uploads.ts'
import { accept, makeEngineBench } from './engine-bench.ts'
import { join, makePhoto, sha256Of } from './made-files.ts'

type Kept = WaitingPhoto & { state: 'waiting' | 'sent' | 'refused'; bytes: Uint8Array<ArrayBuffer> }
type Ask = 'start' | 'findOffset' | 'send'

/** What becomes of one request: it never arrives, its answer is lost, a piece of it arrives, or all is well. */
export type Weather =
  | 'fine'
  | 'unreachable'
  | 'answer lost'
  | 'cut'
  | 'garbled'
  | 'portal'
  | 'timeout'
  | 'busy'
  | 'forgets'

export const GOOD: Conditions = {
  network: 'wifi',
  isCrawling: false,
  isSlow: false,
  savesData: false,
  batteryPercent: 80,
  isCharging: false,
}

export type UploadBench = ReturnType<typeof makeUploadBench>

/** `real`: another server than the double. */
export function makeUploadBench(sizes: readonly number[], real?: UploadTransport) {
  const records = makeEngineBench({ say: accept })
  const photos = new Map<string, Kept>(
    sizes.map((size, seed) => {
      const bytes = makePhoto(size, seed + 3)
      const sha256 = sha256Of(bytes)
      const fresh = { upload: undefined, strikes: 0, state: 'waiting' } as const
      return [sha256, { sha256, type: 'image/jpeg', size: bytes.length, bytes, ...fresh }]
    }),
  )
  const server = createServer()
  const keptPace: { pace: Pace | undefined } = { pace: undefined }
  const bench = {
    records,
    photos,
    server,
    asked: new Array<string>(),
    /** How large the pieces were. */
    pieces: new Array<number>(),
    weather: (_ask: Ask): Weather => 'fine',
    conditions: GOOD,
    onlyWifi: false,
    kept: keptPace,
    run: (trigger: Trigger = 'online') => uploadPhotos(ports, trigger, 0),
    plan: () => planNextUpload(ports),
    waiting: () => [...photos.values()].filter(({ state }) => state === 'waiting'),
    engine: () =>
      createEngine({
        ...records.ports,
        photos: {
          upload: (trigger, held) => uploadPhotos(ports, trigger, held),
          nextUploadAt: () => planNextUpload(ports),
        },
      }),
  }
  const settle = (sha256: string, change: Partial<Kept>) => {
    const kept = photos.get(sha256)
    if (kept !== undefined) photos.set(sha256, { ...kept, ...change })
  }
  const under = (name: Ask, work: (weather: Weather) => UploadAnswer): UploadAnswer => {
    const weather = bench.weather(name)
    bench.asked.push(name)
    if (weather === 'unreachable') return { tag: 'fault', fault: 'unreachable' }
    if (weather === 'timeout') return { tag: 'fault', fault: 'timeout' }
    if (weather === 'portal') return { tag: 'fault', fault: 'not_our_server' }
    if (weather === 'busy') return { tag: 'problem', code: 'unavailable', retryAfterMs: undefined }
    if (weather === 'forgets') server.forget()
    const answer = work(weather)
    const isLost = weather === 'answer lost' || weather === 'cut'
    return isLost ? { tag: 'fault', fault: 'timeout' } : answer
  }
  const underPiece = (size: number, work: (weather: Weather) => UploadAnswer): UploadAnswer => {
    bench.pieces.push(size)
    return under('send', work)
  }
  const double: UploadTransport = {
    start: async (photo) => under('start', () => server.start(photo)),
    findOffset: async (upload) => under('findOffset', () => server.tell(upload)),
    send: async (upload, { offset, bytes }) =>
      underPiece(bytes.length, (weather) => {
        const came = weather === 'cut' ? bytes.slice(0, bytes.length / 2) : bytes
        const read = weather === 'garbled' ? came.map((byte) => byte ^ 1) : came
        return server.take(upload, offset, read)
      }),
  }
  const ports: UploadPorts = {
    ...records.ports,
    photos: {
      nextPhoto: async (except) =>
        bench
          .waiting()
          .filter(({ sha256 }) => !except.has(sha256))
          .sort((a, b) => a.size - b.size)[0],
      readPhoto: async (sha256) => photos.get(sha256)?.bytes,
      keepUpload: async (sha256, at) => settle(sha256, { stuckAt: undefined, ...at }),
      settlePhoto: async (sha256, state) => settle(sha256, { state }),
      readUploadPace: async () => keptPace.pace,
      writeUploadPace: async (pace) => {
        keptPace.pace = pace
      },
      readRules: async () => ({ onlyWifi: bench.onlyWifi }),
    },
    readConditions: async () => bench.conditions,
    transport: real ?? double,
  }
  return bench
}

function createServer() {
  const uploads = new Map<string, { sha256: string; size: number; bytes: Uint8Array }>()
  const files = new Map<string, number>()
  let made = 0
  const problem = (code: string): UploadAnswer => ({
    tag: 'problem',
    code,
    retryAfterMs: undefined,
  })
  return {
    files,
    uploads,
    forget: () => uploads.clear(),
    start: ({ sha256, size }: { sha256: string; size: number }): UploadAnswer => {
      if (size > MAX_FILE_BYTES) return problem('too_large')
      if (files.has(sha256)) return { tag: 'answer', offset: size, upload: `/api/files/${sha256}` }
      const upload = `/api/files/u${made++}`
      uploads.set(upload, { sha256, size, bytes: new Uint8Array() })
      return { tag: 'answer', offset: 0, upload }
    },
    tell: (upload: string): UploadAnswer => {
      const known = uploads.get(upload)
      if (known === undefined) return problem('not_found')
      return { tag: 'answer', offset: known.bytes.length, upload }
    },
    take: (upload: string, offset: number, bytes: Uint8Array): UploadAnswer => {
      const known = uploads.get(upload)
      if (known === undefined) return problem('not_found')
      if (known.bytes.length !== offset) return problem('wrong_offset')
      known.bytes = join(known.bytes, bytes)
      if (known.bytes.length < known.size)
        return { tag: 'answer', offset: known.bytes.length, upload }
      uploads.delete(upload)
      const whole = known.bytes
      if (sha256Of(whole) !== known.sha256) return problem('invalid_file')
      files.set(known.sha256, (files.get(known.sha256) ?? 0) + 1)
      return { tag: 'answer', offset: known.size, upload }
    },
  }
}
