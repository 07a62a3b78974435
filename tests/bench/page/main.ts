// The phone without its screens, beside the bare IndexedDB: both measured in one page, in turns.

import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { openDevice, type Device } from '../../../src/device.ts'
import { fillCity, readBare } from './fill-city.ts'
import { openRawStore } from './raw-store.ts'

/** Each function is called by name from the bench that drives this page. */
async function openBench() {
  const opened = await openDevice({ context: 'page', builtAt: 0 })
  if (!opened.ok) throw new Error(`the phone's store does not open: ${opened.problem.tag}`)
  const device = opened.value
  return {
    /** Ends when the phone has all that is known, and every part of the app, as an installed one has. */
    enrol: async (invite: string) => {
      const enrolled = await device.enrol(invite, 'Bench')
      await device.sync('start')
      return enrolled.ok
    },
    fill: (count: number) => fill(device, count),
    fillCity,
    readBare,
    compareSaves: (count: number, preloaded: number) => compareSaves(device, count, preloaded),
    queued: async () => (await device.queries.queueStatus()).queued,
    changes: async () =>
      (await device.queries.ownChanges({ state: 'queued' })).map(({ id, kind, record, set }) => ({
        id,
        kind,
        record,
        set,
      })),
    /** Gives the milliseconds from the press of "Send now" until nothing waits any more. */
    drain: async () => {
      const started = performance.now()
      void device.sync('button') // never throws
      while ((await device.queries.queueStatus()).queued > 0) await nextTask()
      return performance.now() - started
    },
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 4))
}

function outage(n: number) {
  return {
    service: 'electricity',
    place: 'UA80000000000336424',
    startedAt: Date.now() - n * 60_000,
    startedPrecision: 'exact',
    extent: 'full',
    cause: 'unknown',
    scope: 'place',
    note: `Під’їзд ${n}: світла немає, ліфт стоїть`,
  }
}

async function fill(device: Device, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await save(device, n)
}

async function save(device: Device, n: number): Promise<void> {
  const saved = await device.write({ kind: 'outage', set: outage(n) })
  if (!saved.ok) throw new Error(`not saved: ${saved.problem.tag}`)
}

/** Takes turns, so that both meet the same moods of the machine. Gives milliseconds of each. */
async function compareSaves(device: Device, count: number, preloaded: number) {
  const raw = await openRawStore(Array.from({ length: preloaded }, (_, n) => rawRow(n)))
  const saves: number[] = []
  const bare: number[] = []
  for (let n = 0; n < count; n++) {
    const row = rawRow(preloaded + n)
    saves.push(await timed(() => save(device, n)))
    bare.push(await timed(() => raw.put(row)))
  }
  return { saves, bare }
}

/** The bytes of a save: the record, its change, and what the clock showed. */
function rawRow(n: number) {
  const id = makeRecordId(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const set = outage(n)
  const stamps = Object.fromEntries(Object.keys(set).map((path) => [path, `${id}-${n}`]))
  return { id, record: { fields: set, stamps }, change: { id, kind: 'outage', set } }
}

async function timed(job: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await job()
  return performance.now() - started
}

Object.assign(globalThis, { bench: openBench() })
