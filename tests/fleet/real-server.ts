// The real app over a real SQLite file, spoken to by the phone's own HTTP, without a port. It can be
// backed up and restored like the one in a city hall's cellar.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import * as v from 'valibot'
import { createApp } from '../../server/app.ts'
import { createContacts } from '../../server/contacts.ts'
import { nameOf, type FileStore } from '../../server/files/file-store.ts'
import { createUploadDesk } from '../../server/files/upload-desk.ts'
import { LIMITS } from '../../server/guards/rate-limit.ts'
import { createLog } from '../../server/log.ts'
import { NO_METRICS } from '../../server/metrics/metrics.ts'
import { createNews } from '../../server/news.ts'
import { changeStanding, revokeDevice } from '../../server/store/devices.ts'
import { addInvite } from '../../server/store/invites.ts'
import { migrate } from '../../server/store/migrations.ts'
import type { Db } from '../../server/store/schema.ts'
import { addMunicipality, ensureSite, renewEpoch } from '../../server/store/site.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { RecordId } from '../../src/domain/base/ids.ts'
import type { Stamp } from '../../src/domain/replica/stamp.ts'
import { readWireState } from '../../src/domain/replica/wire.ts'
import { reachServer } from '../../src/platform/http.ts'
import { sha256Of } from '../support/made-files.ts'
import type { Accepted, FileLetter, FileReply, FleetServer, Letter, Reply } from './fleet-server.ts'

type Running = {
  readonly app: Hono
  readonly db: Db
  readonly file: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

const FieldsText = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
)
const StampsText = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.array(v.string())))

/** Places of which the fleet has no record: facilities, which are all it has, are seen by all. */
const DISTRICTS = ['UA80000000000126643', 'UA80000000000210193', 'UA80000000000336424']

export async function createRealServer({ now }: { now: () => number }): Promise<FleetServer> {
  const folder = mkdtempSync(join(tmpdir(), 'promin-fleet-'))
  let running = await start(join(folder, '0.sqlite'), now)
  await migrate(running.db)
  await ensureSite(running.db)
  const name = { uk: 'Київ', en: 'Kyiv' }
  const { id } = await addMunicipality(running.db, { code: 'UA80000000000093317', name })
  let generation = 0
  let moves = 0
  const backup = () => {
    generation++
    const { sqlite } = running
    sqlite.exec(`vacuum into '${join(folder, `${generation}.sqlite`)}'`)
  }
  backup()
  const fetcher = async (input: string, init: RequestInit) => running.app.request(input, init)
  return {
    enrol: async (person) => {
      // Whoever had a phone before is invited as the same person: so what waits is theirs to send.
      const known = await running.db
        .selectFrom('people')
        .select('id')
        .where('name', '=', person)
        .executeTakeFirst()
      const who = known === undefined ? { name: person } : { person: known.id }
      const terms = { municipality: id, role: 'field', areas: [], ...who } as const
      const { code } = await addInvite(running.db, terms, now())
      const request = { invite: code, name: person, now: now() }
      const answer = await reachServer('http://fleet', fetcher).enrol(request)
      if (!answer.ok) throw new Error(`not enrolled: ${answer.problem}`)
      return answer.value
    },
    revoke: async ({ device }) => {
      await revokeDevice(running.db, { municipality: id, device }, now())
    },
    moveAreas: async ({ device }) => {
      const areas = [DISTRICTS[moves++ % DISTRICTS.length] ?? '']
      await changeStanding(running.db, { municipality: id, device }, { areas })
    },
    post: (letter) => post(running.app, letter),
    file: (letter) => sendFile(running.app, letter),
    holdsFile: async (sha256) => {
      const bytes = running.files.get(nameOf({ municipality: id, sha256 }))
      return bytes !== undefined && sha256Of(bytes) === sha256
    },
    // The double tells; here the law is asked of the phone alone.
    begun: async () => 0,
    holds: (ids) => findHeld(running.db, ids),
    accepted: () => readAccepted(running.db),
    states: () => readStates(running.db),
    backup,
    restore: async () => {
      await running.db.destroy()
      running = await start(join(folder, `${generation}.sqlite`), now)
      await renewEpoch(running.db)
      backup()
    },
    close: async () => {
      await running.db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function post(app: Hono, { token, body, isGzip }: Letter): Promise<Reply> {
  const response = await app.request('http://fleet/api/sync', {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      Accept: 'application/json, application/problem+json',
      'Content-Type': 'application/json',
      ...(isGzip && { 'Content-Encoding': 'gzip' }),
    },
    body,
  })
  return {
    status: response.status,
    type: response.headers.get('Content-Type') ?? '',
    body: await response.text(),
    retryAfter: response.headers.get('Retry-After') ?? undefined,
  }
}

async function start(file: string, now: () => number) {
  const { db, sqlite } = await openSqlite(file)
  // Power cuts have tests of their own; here a schedule shall take milliseconds.
  sqlite.pragma('synchronous = OFF')
  const files = new Map<string, Uint8Array>()
  const plenty = { size: 1_000_000, perMs: 1000 }
  const app = createApp({
    db,
    now,
    log: createLog('silent'),
    publicUrl: 'http://fleet',
    version: '0.0.0-fleet',
    files: new Map(),
    contacts: createContacts(db),
    news: createNews(),
    metrics: NO_METRICS,
    bell: { publicKey: async () => '', ring: () => {}, rest: async () => {} },
    isPushService: () => false,
    proxies: { has: () => false },
    vault: {
      store: keepInMemory(files),
      uploads: createUploadDesk(`${file}.uploads`, now),
    },
    limits: { ...LIMITS, push: plenty, pull: plenty, page: plenty, changes: plenty, enrol: plenty },
  })
  return { app, db, sqlite, file, files } satisfies Running & { sqlite: unknown }
}

/** What is whole goes into memory: the real store has tests of its own, and syncs each file. */
function keepInMemory(files: Map<string, Uint8Array>): FileStore {
  return {
    has: async (ref) => files.has(nameOf(ref)),
    get: async (ref) => files.get(nameOf(ref)),
    hasFresh: async (ref) => files.has(nameOf(ref)),
    // Nobody tidies up in a schedule.
    listOld: async () => [],
    removeOld: async () => false,
    put: async (ref, bytes) => void files.set(nameOf(ref), bytes),
  }
}

async function sendFile(
  app: Hono,
  { method, path, headers, body }: FileLetter,
): Promise<FileReply> {
  const init = { method, headers, ...(method === 'PATCH' && { body }) }
  const response = await app.request(`http://fleet${path}`, init)
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: method === 'HEAD' ? '' : await response.text(),
  }
}

async function findHeld(db: Db, ids: readonly Stamp[]): Promise<ReadonlySet<Stamp>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('changes').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

async function readAccepted(db: Db): Promise<ReadonlyMap<Stamp, Accepted>> {
  const rows = await db.selectFrom('changes').select(['id', 'record', 'body', 'stamp']).execute()
  return new Map(
    rows.map(({ id, record, stamp, body }) => [
      id,
      { record, stamp, set: v.parse(FieldsText, body) },
    ]),
  )
}

async function readStates(db: Db) {
  const rows = await db.selectFrom('records').select(['id', 'fields', 'stamps']).execute()
  return new Map(
    rows.map((row): [RecordId, ReturnType<typeof readWireState>] => {
      const fields = v.parse(FieldsText, row.fields)
      return [row.id, readWireState({ fields, stamps: v.parse(StampsText, row.stamps) })]
    }),
  )
}
