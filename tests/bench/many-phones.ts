// Phones for a bench of the server: enrolled past HTTP, their bodies made before the clock runs, their
// answers read after it has stopped. What is measured is the server, not who measures.

import { Agent } from 'node:http'
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { keepPerson } from '../../server/enrolment.ts'
import { addDevice } from '../../server/store/devices.ts'
import { withLedger } from '../../server/store/ledger.ts'
import type { Db } from '../../server/store/schema.ts'
import { makeId, makeRecord, makeToken } from '../../server/store/secrets.ts'
import { readMunicipalities } from '../../server/store/site.ts'
import { PROTOCOL, SyncResponse } from '../../src/domain/replica/wire.ts'
import {
  call,
  inflate,
  makeOutageChanges,
  makeReplica,
  type Answer,
} from '../support/api-client.ts'
import { insist } from '../support/insist.ts'
import { percentile } from './report.ts'

/** All in one transaction: by HTTP each would wait for the one before it. */
export async function enrolMany(db: Db, count: number): Promise<readonly string[]> {
  const [municipality] = await readMunicipalities(db)
  if (municipality === undefined) throw new Error('a server has a municipality')
  const { id } = municipality
  return withLedger(db, id, async (ledger) => {
    const tokens: string[] = []
    while (tokens.length < count) {
      const [now, token] = [Date.now(), makeToken()]
      const person = makeRecord(now)
      await keepPerson(ledger, { person, name: 'Олена', role: 'field', now })
      const caller = {
        device: makeId(),
        municipality: id,
        person,
        role: 'field',
        areas: [],
      } as const
      await addDevice(ledger.tx, { ...caller, name: 'Pixel', token, now })
      tokens.push(token)
    }
    return tokens
  })
}

type Load = { readonly pushes: number; readonly batch: number }
export type LoadedPhone = { readonly token: string; readonly bodies: readonly Buffer[] }

export function loadPhones(tokens: readonly string[], load: Load): readonly LoadedPhone[] {
  return tokens.map((token) => {
    const replica = makeReplica()
    const bodies = Array.from({ length: load.pushes }, (_, n) => {
      const changes = makeOutageChanges(load.batch, replica, Date.now() - 60_000 + n)
      return writeBody({ changes, cursor: null, limit: 1 })
    })
    return { token, bodies }
  })
}

/** As a phone does: what fits in a packet is sent as it is. */
export function writeBody(asked: object): Buffer {
  const text = JSON.stringify({ protocol: PROTOCOL, now: Date.now(), ...asked })
  return text.length < GZIP_FROM_CHARS ? Buffer.from(text) : gzipSync(text)
}

const GZIP_FROM_CHARS = 1024
const GZIP_MAGIC = 0x1f

type Post = { readonly token: string; readonly body: Buffer; readonly agent?: Agent }

export function post(url: string, { token, body, agent }: Post): Promise<Answer> {
  return call(`${url}/api/sync`, {
    method: 'POST',
    ...(agent && { agent }),
    headers: {
      'content-type': 'application/json',
      ...(body[0] === GZIP_MAGIC && { 'content-encoding': 'gzip' }),
      'accept-encoding': 'gzip, br',
      authorization: `Bearer ${token}`,
    },
    body,
  })
}

export type Run = {
  readonly seconds: number
  /** 95 of 100 pushes were answered within this. */
  readonly p95Seconds: number
}

/** All phones at once, each its pushes one after another, the servers by turns. A phone that is told to
 *  come back later does. Fails where a change was rejected. */
export async function pushAll(
  urls: readonly string[],
  phones: readonly LoadedPhone[],
): Promise<Run> {
  const waits: number[] = []
  const answers: Answer[] = []
  // No connection of before: one that was idle for too long is closed when it is used.
  const agent = new Agent({ keepAlive: true })
  const started = performance.now()
  await Promise.all(
    phones.map(async ({ token, bodies }, n) => {
      const url = urls[n % urls.length] ?? ''
      for (const body of bodies) {
        const asked = performance.now()
        answers.push(await insist(() => postOrThrow(url, { token, body, agent })))
        waits.push(performance.now() - asked)
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  for (const answer of answers) {
    const { rejected } = v.parse(SyncResponse, JSON.parse(inflate(answer).toString()))
    if (rejected.length > 0) throw new Error(`rejected: ${rejected[0]?.code}`)
  }
  return { seconds, p95Seconds: percentile(waits, 0.95) / 1000 }
}

async function postOrThrow(url: string, asked: Post): Promise<Answer> {
  const answer = await post(url, asked)
  if (answer.status !== 200) throw new Error(`sync: ${answer.status}`)
  return answer
}
