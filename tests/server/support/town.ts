// A municipality of its own with phones that are nothing but callers, for tests below HTTP: the same
// phones, replicas and people can be made again in another municipality of the same database.

import { randomBytes } from 'node:crypto'
import { keepPerson } from '../../../server/enrolment.ts'
import { addDevice, type Caller } from '../../../server/store/devices.ts'
import { withLedger } from '../../../server/store/ledger.ts'
import type { Db } from '../../../server/store/schema.ts'
import { makeId, makeToken } from '../../../server/store/secrets.ts'
import { addMunicipality } from '../../../server/store/site.ts'
import type { RecordId } from '../../../src/domain/base/ids.ts'
import type { Role } from '../../../src/domain/records/codes.ts'

export type Settler = {
  readonly person: RecordId
  readonly role: Role
  readonly areas: readonly string[]
}

export type Town = { readonly municipality: string; readonly callers: readonly Caller[] }

export async function foundTown(db: Db, settlers: readonly Settler[]): Promise<Town> {
  const code = `UA${BigInt(`0x${randomBytes(7).toString('hex')}`)
    .toString()
    .padStart(17, '0')}`
  const { id: municipality } = await addMunicipality(db, { code, name: { uk: code, en: code } })
  const callers: Caller[] = []
  for (const settler of settlers) {
    const { person, role } = settler
    await withLedger(db, municipality, (ledger) =>
      keepPerson(ledger, { person, name: 'Олена', role, now: 1 }),
    )
    const caller = { ...settler, municipality, device: makeId() }
    await addDevice(db, { ...caller, name: 'Pixel', token: makeToken(), now: 1 })
    callers.push(caller)
  }
  return { municipality, callers }
}

/** Gives all that a town holds but its numbers, with devices and the server's stamps by their order, so
 *  that two towns can be compared. */
export async function readTown(db: Db, { municipality, callers }: Town): Promise<string> {
  const { replica } = await db.selectFrom('sites').select('replica').executeTakeFirstOrThrow()
  const changes = await db
    .selectFrom('changes')
    .select(['id', 'stamp', 'record', 'device', 'person', 'digest', 'body', 'at'])
    .where('municipality', '=', municipality)
    .execute()
  const records = await db
    .selectFrom('records')
    .select(['id', 'kind', 'fields', 'stamps', 'place', 'facility', 'facility_place'])
    .where('municipality', '=', municipality)
    .execute()
  const [writers, replicas] = [
    await db.selectFrom('writers').selectAll().where('municipality', '=', municipality).execute(),
    await db.selectFrom('replicas').selectAll().where('municipality', '=', municipality).execute(),
  ]
  const rows = [changes, records.map(canonical), writers, replicas]
  const own = new RegExp(`[0-9a-f]{12}-[0-9a-f]{4}-${replica}`, 'g')
  const rename = (row: object) => {
    const text = JSON.stringify(row).replaceAll(own, 'server').replaceAll(municipality, 'town')
    return callers.reduce((all, { device }, n) => all.replaceAll(device, `device ${n}`), text)
  }
  return rows.map((table) => table.map(rename).sort().join('\n')).join('\n\n')
}

/** Paths in one order: the order in which they came says nothing. */
function canonical<R extends { fields: string; stamps: string }>(row: R) {
  const fields: unknown = JSON.parse(row.fields)
  const stamps: unknown = JSON.parse(row.stamps)
  return { ...row, fields: inOrder(fields), stamps: inOrder(stamps) }
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(String).toSorted()
  return Object.entries(value)
    .map(([key, inner]) => [key, inOrder(inner)])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
}
