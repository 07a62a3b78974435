// Where a phone wants to be told that its need was answered: one address a device, opted in.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import type { BellLanguage } from '../push/bell-languages.ts'
import type { PushTarget } from '../push/seal-message.ts'
import type { Caller } from './devices.ts'
import type { Db, MunicipalityId } from './schema.ts'

export type Subscription = PushTarget & { readonly language: BellLanguage }

/** A browser that renews its address by itself does not know the language. */
type NewSubscription = PushTarget & {
  readonly language: BellLanguage | undefined
  readonly now: Moment
}

/** A browser has one address, and a device one browser: either is taken over by who comes last. */
export async function keepSubscription(
  db: Db,
  { municipality, device }: Pick<Caller, 'municipality' | 'device'>,
  { endpoint, p256dh, auth, now, ...asked }: NewSubscription,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const language = asked.language ?? (await readLanguage(tx, device)) ?? 'uk'
    await tx
      .deleteFrom('subscriptions')
      .where((eb) => eb.or([eb('device', '=', device), eb('endpoint', '=', endpoint)]))
      .execute()
    await tx
      .insertInto('subscriptions')
      .values({ device, municipality, endpoint, p256dh, auth, language, created_at: now })
      .execute()
  })
}

async function readLanguage(db: Db, device: ReplicaId): Promise<BellLanguage | undefined> {
  const row = await db
    .selectFrom('subscriptions')
    .select('language')
    .where('device', '=', device)
    .executeTakeFirst()
  return row?.language
}

export async function dropSubscription(db: Db, device: ReplicaId): Promise<void> {
  await db.deleteFrom('subscriptions').where('device', '=', device).execute()
}

export async function forgetEndpoint(db: Db, endpoint: string): Promise<void> {
  await db.deleteFrom('subscriptions').where('endpoint', '=', endpoint).execute()
}

export async function isSubscribed(db: Db, device: ReplicaId): Promise<boolean> {
  const row = await db
    .selectFrom('subscriptions')
    .select('device')
    .where('device', '=', device)
    .executeTakeFirst()
  return row !== undefined
}

export type Listener = Subscription & { readonly device: ReplicaId }

type Answered = {
  readonly municipality: MunicipalityId
  readonly need: RecordId
  /** Who answers need not be told. */
  readonly person: RecordId
}

/** Gives the living devices of the person who recorded a need and wants to be told. */
export async function findListeners(
  db: Db,
  { municipality, need, person }: Answered,
): Promise<readonly Listener[]> {
  const made = await db
    .selectFrom('changes')
    .select('person')
    .where('municipality', '=', municipality)
    .where('record', '=', need)
    .orderBy('stamp')
    .limit(1)
    .executeTakeFirst()
  if (made === undefined || made.person === null || made.person === person) return []
  return db
    .selectFrom('subscriptions')
    .innerJoin('devices', 'devices.id', 'subscriptions.device')
    .select(['subscriptions.device', 'subscriptions.endpoint', 'subscriptions.p256dh'])
    .select(['subscriptions.auth', 'subscriptions.language'])
    .where('devices.municipality', '=', municipality)
    .where('devices.person', '=', made.person)
    .where('devices.revoked_at', 'is', null)
    .execute()
}
