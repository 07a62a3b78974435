// An invite becomes a device, a token and a person, all in one transaction: a phone whose answer was
// lost holds nothing, and its invite is used; a coordinator makes another.

import type { RecordId } from '../src/domain/base/ids.ts'
import type { Moment } from '../src/domain/base/moment.ts'
import { fail, ok, type Result } from '../src/domain/base/result.ts'
import type { Role } from '../src/domain/records/codes.ts'
import type { EnrolResponse } from '../src/domain/replica/wire.ts'
import { addDevice, changeStanding, type DeviceRef, type Standing } from './store/devices.ts'
import { findInvite, spendInvite, type InviteProblem, type SpentInvite } from './store/invites.ts'
import { withLedger, type Ledger } from './store/ledger.ts'
import type { Db, MunicipalityId } from './store/schema.ts'
import { makeId, makeRecord, makeToken } from './store/secrets.ts'
import { readMunicipality, readSite } from './store/site.ts'
import { storable } from './store/storable.ts'
import { writePerson } from './sync/server-change.ts'

type Enrolling = { readonly invite: string; readonly deviceName: string; readonly now: Moment }

export async function enrolDevice(
  db: Db,
  enrolling: Enrolling,
): Promise<Result<EnrolResponse, InviteProblem>> {
  const municipality = await findInvite(db, enrolling.invite)
  if (municipality === undefined) return fail('invite_unknown')
  return withLedger(db, municipality, async (ledger) => {
    const spent = await spendInvite(ledger.tx, enrolling.invite, enrolling.now)
    return spent.ok ? ok(await admit(ledger, spent.value, enrolling)) : spent
  })
}

async function admit(
  ledger: Ledger,
  invite: SpentInvite,
  { deviceName, now }: Enrolling,
): Promise<EnrolResponse> {
  const { tx } = ledger
  const { municipality, role, areas } = invite
  const person = invite.person ?? makeRecord(now)
  const name = invite.name ?? (invite.person === null ? storable(deviceName) : undefined)
  await keepPerson(ledger, { person, name, role, now })
  const [device, token] = [makeId(), makeToken()]
  await addDevice(tx, { device, municipality, person, role, areas, name: deviceName, token, now })
  const { site } = await readSite(tx)
  const { code, name: names } = await readMunicipality(tx, municipality)
  return {
    device,
    token,
    role,
    areas: [...areas],
    person,
    site,
    municipality: { code, name: names },
    now,
  }
}

/** Gives a device another role or other areas, and says the role on. False where there is no such device. */
export async function restandDevice(
  db: Db,
  of: DeviceRef,
  to: Standing & { readonly now: Moment },
): Promise<boolean> {
  const { now, ...standing } = to
  return withLedger(db, of.municipality, async (ledger) => {
    const person = await changeStanding(ledger.tx, of, standing)
    if (person !== undefined && standing.role !== undefined)
      await keepPerson(ledger, { person, name: undefined, role: standing.role, now })
    return person !== undefined
  })
}

export type Naming = {
  readonly person: RecordId
  /** Undefined where the person keeps the name that is known. */
  readonly name: string | undefined
  readonly role: Role
  readonly now: Moment
}

/** Writes who a person is, in the table and as the record that phones read. */
export async function keepPerson(
  ledger: Ledger,
  { person, name, role, now }: Naming,
): Promise<void> {
  const { tx, municipality } = ledger
  await tx
    .insertInto('people')
    .values({ municipality, id: person, name: name ?? '', role })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality', 'id'])
        .doUpdateSet(name === undefined ? { role } : { role, name }),
    )
    .execute()
  const set = name === undefined ? { role } : { role, name }
  await writePerson(ledger, { person, set, now })
}

export async function personExists(
  db: Db,
  municipality: MunicipalityId,
  person: RecordId,
): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('municipality', '=', municipality)
    .where('id', '=', person)
    .executeTakeFirst()
  return row !== undefined
}
