// The device as a whole: store, engine and lock together, over a server of one function.

import { afterEach, describe, expect, test } from 'vitest'
import { composeDevice, type Device, type Progress, type Server } from '../../src/device.ts'
import { ok } from '../../src/domain/base/result.ts'
import type { SyncRequest } from '../../src/domain/replica/wire.ts'
import type { CanaryPlaces } from '../../src/storage/safety.ts'
import type { TransportAnswer } from '../../src/sync/ports.ts'
import {
  enrolmentAt,
  fakeDisk,
  seededRandom,
  silentLog,
  type FakeDisk,
} from '../support/store-under-test.ts'

const NOW = 1_790_000_000_000
const open: Device[] = []

afterEach(() => {
  for (const device of open.splice(0)) device.close()
})

type Asked = { readonly requests: SyncRequest[] }

function serverThat(answer: (request: SyncRequest) => Promise<TransportAnswer>): Server & Asked {
  const requests: SyncRequest[] = []
  return {
    requests,
    transport: {
      sync: (request) => {
        requests.push(request)
        return answer(request)
      },
    },
    enrol: async () => ok({ ...enrolmentAt('site-1'), areas: [], now: NOW }),
    fetchHistory: async () => undefined,
  }
}

const takesAll = () =>
  serverThat(async ({ batch }) => ({
    tag: 'answer',
    response: {
      site: 'site-1',
      ...(batch === undefined ? {} : { batch }),
      now: NOW,
      restamped: [],
      rejected: [],
      records: [],
      cursor: 'c1',
      more: false,
      reset: false,
    },
  }))

const NOWHERE: CanaryPlaces = { local: undefined, caches: undefined }

async function openDevice(
  server: Server,
  { disk = fakeDisk(), canary = NOWHERE }: { disk?: FakeDisk; canary?: CanaryPlaces } = {},
): Promise<Device> {
  const opened = await composeDevice({
    context: 'page',
    builtAt: 0,
    server,
    clock: { now: () => NOW },
    random: seededRandom(3),
    log: silentLog,
    database: disk,
    canary,
  })
  if (!opened.ok) throw new Error(opened.problem.tag)
  open.push(opened.value)
  return opened.value
}

const outage = {
  kind: 'outage',
  set: { service: 'heating', startedAt: NOW, place: 'UA80000000000093317' },
} as const

describe('a phone', () => {
  test('[S3] notices by itself, after it opened, that the browser lost its database', async () => {
    const lost = JSON.stringify({ replica: 'k7m2q9xw4d3a', unsent: 3 })
    const local = { getItem: () => lost, setItem: () => undefined }
    const device = await openDevice(takesAll(), { canary: { local, caches: undefined } })
    await expect
      .poll(async () => (await device.queries.queueStatus()).lostData)
      .toEqual({ noticedAt: NOW, unsent: 3 })
  })

  test('saves without a server, and sends by itself what it saved once it is enrolled', async () => {
    const server = takesAll()
    const device = await openDevice(server)
    const saved = await device.write(outage)
    expect(saved.ok).toBe(true)
    expect(server.requests).toEqual([])
    expect((await device.enrol('invite', 'телефон')).ok).toBe(true)
    await device.sync('start')
    const status = await device.queries.queueStatus()
    expect(status).toMatchObject({ queued: 0, lastSentAt: NOW, lastPulledAt: NOW })
    expect(server.requests.flatMap(({ changes }) => changes)).toHaveLength(1)
  })

  test('shows the state of a record from the phone to the server', async () => {
    const device = await openDevice(takesAll())
    const saved = await device.write(outage)
    if (!saved.ok) throw new Error('not saved')
    const state = async () => (await device.queries.record(saved.value.record))?.delivery.state
    expect(await state()).toBe('saved')
    await device.enrol('invite', 'телефон')
    await device.sync('start')
    expect(await state()).toBe('sent')
  })

  test('keeps everything while no server answers, and says that it waits', async () => {
    const device = await openDevice(
      serverThat(async () => ({ tag: 'fault', fault: 'unreachable' })),
    )
    await device.enrol('invite', 'телефон')
    const saved = await device.write(outage)
    if (!saved.ok) throw new Error('not saved')
    await device.sync('button')
    expect((await device.queries.queueStatus()).queued).toBe(1)
    const record = await device.queries.record(saved.value.record)
    expect(record?.delivery).toEqual({ state: 'waiting' })
  })

  test('tells of a run while it lasts, and in the end that it is over', async () => {
    const device = await openDevice(takesAll())
    const seen: Progress['tag'][] = []
    await device.write(outage)
    await device.enrol('invite', 'телефон')
    device.watchProgress(({ tag }) => seen.push(tag))
    await device.sync('button')
    expect(seen).toContain('running')
    expect(seen.at(-1)).toBe('idle')
  })

  test('[C4] with two tabs sends each change once, whoever runs the engine', async () => {
    const server = takesAll()
    const disk = fakeDisk()
    const [a, b] = [await openDevice(server, { disk }), await openDevice(server, { disk })]
    await a.enrol('invite', 'телефон')
    await Promise.all([a.write(outage), b.write(outage), a.write(outage), b.write(outage)])
    await Promise.all([a.sync('button'), b.sync('button')])
    await a.sync('button')
    await b.sync('button')
    const ids = server.requests.flatMap(({ changes }) => changes.map((c) => JSON.stringify(c)))
    expect(new Set(ids).size).toBe(4)
    expect(ids).toHaveLength(4)
    expect((await b.queries.queueStatus()).queued).toBe(0)
  })
})
