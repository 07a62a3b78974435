// The schema grows by numbered steps; each is applied once, in a transaction with its number, so
// that a server that dies in between finds the schema whole: before the step or after it. Two that
// start at once wait for each other.

import { sql, type Kysely } from 'kysely'
import { databaseOf } from './database-kind.ts'
import { SCHEMA } from './postgres.ts'
import type { Db } from './schema.ts'

type Step = { readonly number: number; readonly run: (db: Db) => Promise<void> }

const STEPS: readonly Step[] = [
  { number: 1, run: (db) => runAll(db, TABLES) },
  { number: 2, run: (db) => runAll(db, TOKENS) },
  { number: 3, run: (db) => runAll(db, BELL) },
  { number: 4, run: (db) => runAll(db, PARTNER_TABLES) },
  { number: 5, run: letGo },
  { number: 6, run: (db) => runAll(db, AIDS) },
  { number: 7, run: (db) => runAll(db, ['alter table sites add column restored_at bigint']) },
]

/** The database was written by a newer Promin; this one must not touch it. */
export class NewerSchemaError extends Error {}

/** Brings the schema up to this version. Gives how many steps were taken. */
export async function migrate(db: Db): Promise<number> {
  await db.transaction().execute(makeRoom)
  let taken = 0
  for (const step of STEPS)
    if (await db.transaction().execute((tx) => takeStep(tx, step))) taken += 1
  const newest = await readNewest(db)
  if (newest > (STEPS.at(-1)?.number ?? 0))
    throw new NewerSchemaError(
      `The database is of a newer Promin (schema ${newest}). Start that version, or a newer one.`,
    )
  return taken
}

/** Makes the whole schema in a place that has none, as part of a transaction that does more. */
export async function createSchema(tx: Db): Promise<void> {
  await makeRoom(tx)
  for (const step of STEPS) await takeStep(tx, step)
}

async function makeRoom(tx: Db): Promise<void> {
  await waitForOthers(tx)
  if (databaseOf(tx) === 'postgresql')
    await sql`create schema if not exists ${sql.ref(SCHEMA)}`.execute(tx)
  await sql`create table if not exists migrations (number integer primary key)`.execute(tx)
}

/** SQLite's transactions wait for each other by themselves. The number is Promin's own. */
async function waitForOthers(tx: Db): Promise<void> {
  if (databaseOf(tx) === 'postgresql') await sql`select pg_advisory_xact_lock(7021909)`.execute(tx)
}

async function takeStep(tx: Db, { number, run }: Step): Promise<boolean> {
  await waitForOthers(tx)
  const done = await sql`select number from migrations where number = ${number}`.execute(tx)
  if (done.rows.length > 0) return false
  await run(tx)
  await sql`insert into migrations (number) values (${number})`.execute(tx)
  return true
}

async function readNewest(db: Db): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`
    select max(number) as newest from migrations`.execute(db)
  return rows[0]?.newest ?? 0
}

async function runAll(db: Kysely<never> | Db, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(inBytes(db, statement)).execute(db)
}

/** PostgreSQL looks for the municipality of every row of a change and of a record, which is a third of what
 *  a push costs there. Who writes them holds that very row locked, so it is there. */
async function letGo(db: Db): Promise<void> {
  if (databaseOf(db) === 'sqlite') return
  for (const table of ['changes', 'records'])
    await sql`alter table ${sql.table(table)}
      drop constraint if exists ${sql.ref(`${table}_municipality_fkey`)}`.execute(db)
}

/** SQLite orders text by its bytes; PostgreSQL by a language, unless it is told. Stamps and codes must
 *  not sort by the language that a machine was set up in. */
function inBytes(db: Kysely<never> | Db, statement: string): string {
  return databaseOf(db) === 'sqlite'
    ? statement
    : statement.replace(/ text\b/g, ' text collate "C"')
}

/** Types that SQLite and PostgreSQL both read: text, bigint, integer. */
const TABLES = [
  `create table sites (
    id integer primary key check (id = 1), site text not null, epoch text not null,
    replica text not null, clock_ms bigint not null, clock_counter integer not null)`,
  `create table municipalities (
    id text primary key, code text not null unique, name_uk text not null, name_en text not null,
    head bigint not null)`,
  `create table points (
    municipality text not null references municipalities (id), seq bigint not null,
    mark text not null, primary key (municipality, seq))`,
  `create table people (
    municipality text not null references municipalities (id), id text not null,
    name text not null, role text not null, primary key (municipality, id))`,
  `create table devices (
    id text primary key, municipality text not null, person text not null, name text not null,
    role text not null, areas text not null, token_hash text not null unique,
    enrolled_at bigint not null, last_contact_at bigint, revoked_at bigint,
    foreign key (municipality, person) references people (municipality, id))`,
  `create table replicas (
    municipality text not null, replica text not null,
    device text not null references devices (id), ahead text,
    primary key (municipality, replica))`,
  `create table invites (
    hash text primary key, id text not null unique,
    municipality text not null references municipalities (id), role text not null,
    name text, person text, areas text not null, created_by text, created_at bigint not null,
    expires_at bigint not null, used_at bigint)`,
  `create table changes (
    municipality text not null references municipalities (id), id text not null,
    stamp text not null, record text not null, device text, person text, digest text not null,
    body text not null, at bigint not null, primary key (municipality, id))`,
  `create index changes_of_record on changes (municipality, record)`,
  `create table records (
    municipality text not null references municipalities (id), id text not null,
    kind text not null, seq bigint not null, fields text not null, stamps text not null,
    place text, facility text, facility_place text, primary key (municipality, id))`,
  `create unique index records_by_seq on records (municipality, seq)`,
  `create index records_at_facility on records (municipality, facility)
    where facility is not null`,
  `create table writers (
    municipality text not null, device text not null, record text not null,
    primary key (municipality, device, record))`,
]

const TOKENS = [
  `create table tokens (
    id text primary key, municipality text not null references municipalities (id),
    name text not null, is_whole integer not null, token_hash text not null unique,
    created_at bigint not null, expires_at bigint not null, last_used_at bigint,
    revoked_at bigint)`,
]

const BELL = [
  `create table push_keys (
    id integer primary key check (id = 1), public_key text not null, private_key text not null)`,
  `create table subscriptions (
    device text primary key references devices (id), municipality text not null,
    endpoint text not null unique, p256dh text not null, auth text not null,
    language text not null, created_at bigint not null)`,
]

/** Links for partner cities; and the few assessments among a city's records found at once. */
const PARTNER_TABLES = [
  `create table partner_links (
    id text primary key, hash text not null unique,
    municipality text not null references municipalities (id), donor text not null,
    language text not null, created_by text, created_at bigint not null,
    expires_at bigint not null, revoked_at bigint, opened_at bigint)`,
  `create index assessments on records (municipality) where kind = 'assessment'`,
]

/** What became of a partner's offers is looked for among a city's aid, not among all its records. */
const AIDS = [`create index aids on records (municipality) where kind = 'aid'`]
