// A phone without a screen: the real device, engine, storage rules and HTTP, over a database in
// memory. It sends only when it is told to, so that a test knows what is under way.

import { randomBytes } from 'node:crypto'
import { composeDevice, type Device, type NewChange } from '../../../src/device.ts'
import { reachServer } from '../../../src/platform/http.ts'
import { fakeDisk, silentLog, type FakeDisk } from '../../support/store-under-test.ts'

export type DeskPhone = {
  readonly device: Device
  readonly disk: FakeDisk
  /** Logs an outage; gives the id of the change. */
  readonly save: (note?: string) => Promise<string>
  readonly queued: () => Promise<number>
}

export type DeskPhoneOptions = {
  readonly url: string
  readonly invite?: string
  readonly disk?: FakeDisk
  /** Patience with an answer, where a test cannot wait as long as a phone would. */
  readonly timeoutMs?: number
  readonly now: () => number
}

export async function openDeskPhone(options: DeskPhoneOptions): Promise<DeskPhone> {
  const { url, invite, disk = fakeDisk(), timeoutMs, now } = options
  const server = reachServer(url)
  const sync: typeof server.transport.sync = (request, manner) =>
    server.transport.sync(request, { ...manner, timeoutMs: timeoutMs ?? manner.timeoutMs })
  const opened = await composeDevice({
    context: 'worker',
    baseUrl: url,
    builtAt: 0,
    server: { ...server, transport: { sync } },
    clock: { now },
    random: { bytes: (length) => new Uint8Array(randomBytes(length)), fraction: Math.random },
    log: silentLog,
    database: disk,
    canary: { local: undefined, caches: undefined },
  })
  if (!opened.ok) throw new Error(`the phone did not open: ${opened.problem.tag}`)
  const device = opened.value
  if (invite !== undefined) {
    const enrolled = await device.enrol(invite, 'телефон')
    if (!enrolled.ok) throw new Error(`not enrolled: ${enrolled.problem}`)
    await device.sync('button')
  }
  return {
    device,
    disk,
    save: async (note) => {
      const saved = await device.write(outageAt(now(), note))
      if (!saved.ok) throw new Error(`not saved: ${saved.problem.tag}`)
      return saved.value.change
    },
    queued: async () => (await device.queries.queueStatus()).queued,
  }
}

function outageAt(now: number, note: string | undefined): NewChange {
  const place = 'UA80000000000336424'
  const set = { service: 'electricity', place, startedAt: now, startedPrecision: 'exact' }
  return {
    kind: 'outage',
    set: { ...set, extent: 'full', ...(note === undefined ? {} : { note }) },
  }
}
