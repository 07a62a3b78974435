// Photos that nobody needs any more: their record never came or was refused, or it was withdrawn, or they
// were taken out of it, and nobody has touched that record for a year. What a record names is never among
// them. One page at a time, with a breath between: a country's records are many, and phones wait.

import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { RecordId } from '../../src/domain/base/ids.ts'
import { DAY_MS, type Moment } from '../../src/domain/base/moment.ts'
import type { Db, MunicipalityId } from '../store/schema.ts'
import { readMunicipalities, readRestoredAt } from '../store/site.ts'
import type { FileRef, FileStore } from './file-store.ts'

/** A phone that was away for so long may still bring the record of a photo that came before it. */
const KEPT_MS = 180 * DAY_MS
/** Whoever withdrew a record may take that back. */
const WITHDRAWN_MS = 365 * DAY_MS
/** After a restore phones send again what the copy lacks; or the administrator tries another copy. */
const RETURN_MS = 90 * DAY_MS
const PAGE = 2_000
const SHA256 = /[0-9a-f]{64}/g

/** By hash, the records that once named it and do not any more. */
type Candidates = Map<string, Set<RecordId>>

/** Gives what may go, of the municipalities that this server knows. */
export async function findOrphans(
  db: Db,
  store: Pick<FileStore, 'listOld'>,
  now: Moment,
): Promise<readonly FileRef[]> {
  const orphans: FileRef[] = []
  const restoredAt = await readRestoredAt(db)
  if (restoredAt !== undefined && restoredAt > now - RETURN_MS) return []
  for (const { id: municipality } of await readMunicipalities(db)) {
    const old = await store.listOld(municipality, now - KEPT_MS)
    if (old.length === 0) continue
    const candidates: Candidates = new Map(old.map((sha256) => [sha256, new Set()]))
    await dropNamed(db, municipality, candidates)
    if (candidates.size > 0) await dropTouched(db, municipality, { candidates, now })
    orphans.push(...[...candidates.keys()].map((sha256) => ({ municipality, sha256 })))
  }
  return orphans
}

/** Deletes what nobody needs. Gives how many. */
export async function removeOrphans(db: Db, store: FileStore, now: Moment): Promise<number> {
  let count = 0
  for (const ref of await findOrphans(db, store, now))
    if (await store.removeOld(ref, now - KEPT_MS)) count += 1
  return count
}

/** Takes out what a record names as it stands. */
async function dropNamed(
  db: Db,
  municipality: MunicipalityId,
  candidates: Candidates,
): Promise<void> {
  let after = -1
  for (;;) {
    const rows = await db
      .selectFrom('records')
      .select(['id', 'seq', 'fields'])
      .where('municipality', '=', municipality)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const { id, fields } of rows) {
      const mentioned = mentionsOf(fields, candidates)
      if (mentioned.length === 0) continue
      const held = readHeld(fields)
      for (const sha256 of mentioned)
        if (held.has(sha256)) candidates.delete(sha256)
        else candidates.get(sha256)?.add(id)
    }
    const last = rows.at(-1)
    if (last === undefined || candidates.size === 0) return
    after = last.seq
    await setImmediate()
  }
}

/** Takes out what a change of the last year speaks of, or whose record one touches. */
async function dropTouched(
  db: Db,
  municipality: MunicipalityId,
  { candidates, now }: { readonly candidates: Candidates; readonly now: Moment },
): Promise<void> {
  const waiting = byRecord(candidates)
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('changes')
      .select(['id', 'record', 'body', 'at'])
      .where('municipality', '=', municipality)
      .where(sql<boolean>`id > ${after}`)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    for (const { record, body, at } of rows) {
      if (at <= now - WITHDRAWN_MS) continue
      const touched = [...mentionsOf(body, candidates), ...(waiting.get(record) ?? [])]
      for (const sha256 of touched) candidates.delete(sha256)
    }
    const last = rows.at(-1)
    if (last === undefined || candidates.size === 0) return
    after = last.id
    await setImmediate()
  }
}

function byRecord(candidates: Candidates): ReadonlyMap<RecordId, readonly string[]> {
  const found = new Map<RecordId, string[]>()
  for (const [sha256, records] of candidates)
    for (const record of records) found.set(record, [...(found.get(record) ?? []), sha256])
  return found
}

function mentionsOf(text: string, candidates: Candidates): readonly string[] {
  return [...text.matchAll(SHA256)].map(([hash]) => hash).filter((hash) => candidates.has(hash))
}

/** What a record that is not withdrawn holds: the hash in a path whose value stands, or a value itself. */
function readHeld(text: string): ReadonlySet<string> {
  const fields: unknown = JSON.parse(text)
  if (typeof fields !== 'object' || fields === null) return new Set()
  const entries: readonly (readonly [string, unknown])[] = Object.entries(fields)
  if (entries.some(([path, value]) => path === 'removed' && value === true)) return new Set()
  const standing = entries.filter(([, value]) => value !== null && value !== false)
  return new Set(
    standing.flatMap(([path, value]) => `${path} ${String(value)}`.match(SHA256) ?? []),
  )
}
