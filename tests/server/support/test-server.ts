// The server without a port: its app over a real database of its own, with a clock that a test turns.
// Phones are a token and a replica.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Hono } from 'hono'
import * as v from 'valibot'
import { createApp } from '../../../server/app.ts'
import { createContacts } from '../../../server/contacts.ts'
import { createLog } from '../../../server/log.ts'
import { createPrometheus, type Prometheus } from '../../../server/metrics/prometheus.ts'
import { createBell, type Bell } from '../../../server/push/bell.ts'
import { isPushService } from '../../../server/push/push-services.ts'
import { sendPush } from '../../../server/push/send-push.ts'
import { lookAfter } from '../../../server/look-after.ts'
import { createNews, TURNS, type News } from '../../../server/news.ts'
import { createDiskStore } from '../../../server/files/disk-store.ts'
import { createUploadDesk } from '../../../server/files/upload-desk.ts'
import type { Vault } from '../../../server/files/vault.ts'
import type { Proxies } from '../../../server/guards/proxies.ts'
import { LIMITS, type Limits } from '../../../server/guards/rate-limit.ts'
import type { StaticFiles } from '../../../server/static-files.ts'
import { addInvite } from '../../../server/store/invites.ts'
import { migrate } from '../../../server/store/migrations.ts'
import type { Db } from '../../../server/store/schema.ts'
import {
  addMunicipality,
  ensureSite,
  readMunicipalities,
  type Municipality,
  type Naming,
} from '../../../server/store/site.ts'
import type { Role } from '../../../src/domain/records/codes.ts'
import { EnrolResponse } from '../../../src/domain/replica/wire.ts'
import { createTestPhone, type TestPhone } from './test-phone.ts'
import { openTestStore, type StoreCopy, type TestStore } from './test-store.ts'

const NO_PROXY = { has: () => false }

export const NOW = Date.UTC(2026, 10, 24, 8)
export const KYIV = 'UA80000000000093317'
export const LVIV = 'UA46060250010015970'
export const DESNIANSKYI = 'UA80000000000336424'
export const PODILSKYI = 'UA80000000000719633'

type Options = {
  readonly limits?: Partial<Limits>
  readonly mostListeners?: number
  readonly files?: StaticFiles
  readonly publicUrl?: string
  readonly proxies?: Proxies
  readonly isPushService?: (endpoint: string) => boolean
  /** A database as it was copied before. */
  readonly content?: StoreCopy
}

export type TestServer = {
  readonly app: Hono
  readonly db: Db
  readonly store: TestStore
  readonly municipality: Municipality
  readonly other: Municipality
  readonly vault: Vault
  /** Where unfinished uploads lie. */
  readonly uploads: string
  /** Everything that was logged, as text. */
  readonly logged: () => string
  readonly clock: { now: number }
  readonly metrics: Prometheus
  readonly bell: Bell
  readonly news: News
  /** As many turns as it takes until everybody who listens was looked after. */
  readonly lookAfterAll: () => Promise<void>
  readonly phone: (role?: Role, options?: PhoneOptions) => Promise<TestPhone>
  readonly inviteCode: (role?: Role, options?: PhoneOptions) => Promise<string>
  readonly remove: () => Promise<void>
}

export type PhoneOptions = {
  readonly areas?: readonly string[]
  readonly in?: Municipality
  readonly name?: string
}

export async function startTestServer(options: Options = {}): Promise<TestServer> {
  const store = await openTestStore(options.content)
  const { db } = store
  await migrate(db)
  await ensureSite(db)
  const municipality = await ensureMunicipality(db, {
    code: KYIV,
    name: { uk: 'Київ', en: 'Kyiv' },
  })
  const other = await ensureMunicipality(db, { code: LVIV, name: { uk: 'Львів', en: 'Lviv' } })
  const clock = { now: NOW }
  let logged = ''
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      logged += String(chunk)
      done()
    },
  })
  const news = createNews(options.mostListeners)
  const contacts = createContacts(db)
  const log = createLog('debug', sink)
  const publicUrl = options.publicUrl ?? 'http://localhost:8080'
  const bell = createBell({ db, log, now: () => clock.now, publicUrl, send: sendPush })
  const metrics = createPrometheus()
  metrics.watch(news)
  const folder = mkdtempSync(join(tmpdir(), 'promin-files-'))
  const vault = {
    store: createDiskStore(join(folder, 'files')),
    uploads: createUploadDesk(join(folder, 'uploads'), () => clock.now),
  }
  const app = createApp({
    db,
    now: () => clock.now,
    log,
    publicUrl,
    version: '0.0.0-test',
    files: options.files ?? new Map(),
    vault,
    contacts,
    news,
    proxies: options.proxies ?? NO_PROXY,
    metrics,
    bell,
    isPushService: options.isPushService ?? isPushService,
    limits: { ...LIMITS, ...options.limits },
  })
  const inviteCode = async (role: Role = 'field', phone: PhoneOptions = {}) => {
    const { id } = phone.in ?? municipality
    const terms = { municipality: id, role, areas: phone.areas ?? [], name: phone.name ?? 'Олена' }
    return (await addInvite(db, terms, clock.now)).code
  }
  return {
    app,
    db,
    store,
    municipality,
    other,
    vault,
    uploads: join(folder, 'uploads'),
    clock,
    metrics,
    bell,
    news,
    lookAfterAll: async () => {
      for (let n = 0; n < TURNS; n += 1) await lookAfter({ db, contacts, news }, clock.now)
    },
    logged: () => logged,
    inviteCode,
    phone: async (role, phone) => {
      const body = { invite: await inviteCode(role, phone), device: { name: 'Pixel' } }
      const answer = await postJson(app, '/api/enrol', { body })
      const enrolment = v.parse(EnrolResponse, await answer.json())
      return createTestPhone(app, enrolment, () => clock.now)
    },
    remove: async () => {
      news.close()
      await store.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ensureMunicipality(db: Db, naming: Naming): Promise<Municipality> {
  const known = (await readMunicipalities(db)).find(({ code }) => code === naming.code)
  return known ?? addMunicipality(db, naming)
}

type Post = { readonly body: unknown; readonly token?: string }

export async function postJson(app: Hono, path: string, { body, token }: Post): Promise<Response> {
  return app.request(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
}

/** Gives the status and code of an answer that says what went wrong; fails where it is no problem document. */
export async function readProblem(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type')
  if (type !== 'application/problem+json') throw new Error(`no problem: ${answer.status} ${type}`)
  const { code, status } = v.parse(
    v.object({ code: v.string(), status: v.number() }),
    await answer.json(),
  )
  if (status !== answer.status) throw new Error(`status ${answer.status} says ${status}`)
  return `${status} ${code}`
}

/** Gives how many changes phones made: those that the server made itself have no device. */
export async function countChanges(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('changes')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('device', 'is not', null)
    .executeTakeFirstOrThrow()
  return n
}
