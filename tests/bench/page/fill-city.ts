// A city of many records, laid into the phone's database as a pull leaves them there, in one
// transaction: through the front door it would take minutes.

import { makeRecordId } from '../../../src/domain/base/ids.ts'
import { DAY_MS, HOUR_MS } from '../../../src/domain/base/moment.ts'
import type { Fields } from '../../../src/domain/replica/merge.ts'
import { bucketOf } from '../../../src/domain/views/bucket.ts'
import type { Kind } from '../../../src/domain/records/record.ts'

const DISTRICTS = [
  'UA80000000000126643',
  'UA80000000000210193',
  'UA80000000000336424',
  'UA80000000000479391',
  'UA80000000000551439',
]
const FACILITIES = 400

/** Of each hundred: sixty outages, twenty-five needs, thirteen aid records, two facilities. */
export async function fillCity(count: number): Promise<void> {
  const database = await openDatabase()
  const transaction = database.transaction('records', 'readwrite')
  const store = transaction.objectStore('records')
  const now = Date.now()
  const facilities = Array.from({ length: FACILITIES }, (_, n) => newId(now - n))
  for (const [n, id] of facilities.entries()) store.put(row(id, 'facility', facility(n)))
  const needs: string[] = []
  for (let n = FACILITIES; n < count; n++) {
    const id = newId(now - n * 120_000)
    const at = facilities[n % FACILITIES] ?? id
    const share = n % 100
    if (share < 60) store.put(row(id, 'outage', outage(n, at, now)))
    else if (share < 86) {
      needs.push(id)
      store.put(row(id, 'need', need(n, at, now)))
    } else store.put(row(id, 'aid', aid(n, needs[n % needs.length] ?? id, now)))
  }
  await new Promise((resolve, reject) => {
    transaction.addEventListener('complete', resolve)
    transaction.addEventListener('error', reject)
  })
  database.close()
}

/** The bare platform: every row out of the database, read once. Gives milliseconds. */
export async function readBare(): Promise<number> {
  const database = await openDatabase()
  const started = performance.now()
  const request = database.transaction('records').objectStore('records').getAll()
  await new Promise((resolve, reject) => {
    request.addEventListener('success', resolve)
    request.addEventListener('error', reject)
  })
  const took = performance.now() - started
  database.close()
  return took
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('promin')
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('the database does not open')))
  })
}

function newId(at: number) {
  return makeRecordId(at, crypto.getRandomValues(new Uint8Array(10)))
}

function row(id: string, kind: Kind, fields: Fields) {
  const now = Date.now()
  const stamp = `${now.toString(16).padStart(12, '0')}-0000-k7m2q9xw4d3a`
  const stamps = Object.fromEntries(Object.keys(fields).map((path) => [path, stamp]))
  const day = Math.floor(Number(fields.recordedAt ?? now) / DAY_MS)
  const bucket = bucketOf(kind, fields)
  return { id, kind, bucket, day, revision: 1, pulled: 1, body: { fields, stamps } }
}

function facility(n: number): Fields {
  return { name: `Школа № ${n}`, type: 'school', place: DISTRICTS[n % DISTRICTS.length] ?? null }
}

function outage(n: number, at: string, now: number): Fields {
  const startedAt = now - ((n * 7) % (30 * 24)) * HOUR_MS
  return {
    service: 'electricity',
    facility: at,
    startedAt,
    startedPrecision: 'exact',
    extent: 'full',
    cause: 'gpv',
    endedAt: n % 20 === 0 ? null : Math.min(now, startedAt + ((n % 9) + 1) * HOUR_MS),
    recordedAt: startedAt,
    note: `Під’їзд ${n}: світла немає`,
  }
}

function need(n: number, at: string, now: number): Fields {
  return {
    status: ['submitted', 'verified', 'requested', 'closed'][n % 4] ?? 'submitted',
    urgency: n % 10 === 0 ? 'critical' : 'standard',
    facility: at,
    recordedAt: now - (n % 40) * DAY_MS,
    'lines/a/item': n % 2 === 0 ? 'generator-diesel' : 'power-bank',
    'lines/a/quantity': (n % 9) + 1,
    'lines/a/unit': 'piece',
  }
}

function aid(n: number, need: string, now: number): Fields {
  return {
    form: 'goods',
    status: n % 3 === 0 ? 'received' : 'in-transit',
    promisedAt: now - (n % 40) * DAY_MS,
    receivedAt: n % 3 === 0 ? now - (n % 20) * DAY_MS : null,
    recordedAt: now - (n % 40) * DAY_MS,
    'lines/a/item': 'generator-diesel',
    'lines/a/promised': 4,
    'lines/a/received': n % 3 === 0 ? 3 : null,
    'lines/a/unit': 'piece',
    'lines/a/forNeed': need,
    'lines/a/forLine': 'a',
  }
}
