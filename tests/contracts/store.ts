// What every database under the server must do; run for SQLite now, for PostgreSQL when it comes.

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReplicaId } from '../../src/domain/base/ids.ts'
import { addDevice, listDevices, writeContacts } from '../../server/store/devices.ts'
import { withLedger, readHead, readMark } from '../../server/store/ledger.ts'
import { addInvite, spendInvite } from '../../server/store/invites.ts'
import { migrate, NewerSchemaError } from '../../server/store/migrations.ts'
import type { Db } from '../../server/store/schema.ts'
import { makeId, makeRecord, makeToken } from '../../server/store/secrets.ts'
import { addMunicipality, ensureSite, takeStamps } from '../../server/store/site.ts'

export type StoreUnderTest = { readonly db: Db; readonly remove: () => Promise<void> }

const NOW = Date.UTC(2026, 10, 24, 8)

export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the store on ${name}`, () => {
    let store: StoreUnderTest
    let municipality: string
    beforeEach(async () => {
      store = await open()
      await migrate(store.db)
      await ensureSite(store.db)
      const naming = { code: 'UA80000000000093317', name: { uk: 'Київ', en: 'Kyiv' } }
      municipality = (await addMunicipality(store.db, naming)).id
    })
    afterEach(() => store.remove())

    test('takes each step of the schema once', async () => {
      expect(await migrate(store.db)).toBe(0)
    })

    test('of a newer version is not touched', async () => {
      await sql`insert into migrations (number) values (999)`.execute(store.db)
      await expect(migrate(store.db)).rejects.toThrow(NewerSchemaError)
    })

    test('gives no number twice and leaves none out, however many ask at once', async () => {
      const taken = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          withLedger(store.db, municipality, async (ledger) =>
            Array.from({ length: (n % 3) + 1 }, () => ledger.next()),
          ),
        ),
      )
      const numbers = taken.flat().toSorted((a, b) => a - b)
      expect(numbers).toEqual(numbers.map((_, n) => n + 1))
      expect(await readHead(store.db, municipality)).toBe(numbers.length)
    })

    test('counts each municipality on its own', async () => {
      const naming = { code: 'UA46060250010015970', name: { uk: 'Львів', en: 'Lviv' } }
      const other = await addMunicipality(store.db, naming)
      await withLedger(store.db, municipality, async (ledger) => ledger.next())
      expect(await readHead(store.db, other.id)).toBe(0)
    })

    test('keeps nothing of a job that failed, its numbers included', async () => {
      const failing = withLedger(store.db, municipality, async (ledger) => {
        ledger.next()
        await addInvite(ledger.tx, { municipality, role: 'field' }, NOW)
        throw new Error('cut')
      })
      await expect(failing).rejects.toThrow('cut')
      expect(await readHead(store.db, municipality)).toBe(0)
      expect(await store.db.selectFrom('invites').select('id').execute()).toEqual([])
    })

    test('marks each push, so that another history is told from this one', async () => {
      const take = () =>
        withLedger(store.db, municipality, async (ledger) => [ledger.next(), ledger.next()])
      await take()
      await take()
      const marks = await Promise.all(
        [1, 2, 3, 4, 5].map((seq) => readMark(store.db, municipality, seq)),
      )
      expect(marks[0]).toBe(marks[1])
      expect(marks[2]).toBe(marks[3])
      expect(new Set(marks).size).toBe(3)
      expect(marks[4]).toBeUndefined()
    })

    test('spends an invite once, of ten at once', async () => {
      const { code } = await addInvite(store.db, { municipality, role: 'field' }, NOW)
      const spent = await Promise.all(
        Array.from({ length: 10 }, () =>
          withLedger(store.db, municipality, ({ tx }) => spendInvite(tx, code, NOW)),
        ),
      )
      expect(spent.filter(({ ok }) => ok)).toHaveLength(1)
    })

    test('gives the server stamps that rise, whatever the clock says', async () => {
      const stamps: string[] = []
      for (const moments of [[NOW], [NOW], [NOW - 1_000_000, 0, NOW - 1], [NOW + 1], [NOW, 0]])
        stamps.push(
          ...(await withLedger(store.db, municipality, (ledger) => takeStamps(ledger, moments))),
        )
      expect(stamps.toSorted()).toEqual(stamps)
      expect(new Set(stamps).size).toBe(stamps.length)
    })

    test('remembers when each phone was heard last, whoever tells it and in whatever order', async () => {
      const person = makeRecord(NOW)
      const [anna, bohdan] = [makeId(), makeId()]
      const people = store.db.insertInto('people')
      await people.values({ municipality, id: person, name: '', role: 'field' }).execute()
      for (const device of [anna, bohdan]) {
        const caller = { device, municipality, person, role: 'field', areas: [] } as const
        await addDevice(store.db, { ...caller, name: '', token: makeToken(), now: NOW })
      }
      const tell = (heard: readonly (readonly [ReplicaId, number])[]) =>
        writeContacts(store.db, new Map(heard))
      const there = [anna, NOW + 5] as const
      await tell([there])
      await Promise.all([
        tell([there, [bohdan, NOW + 1]]),
        tell([
          [bohdan, NOW + 9],
          [anna, NOW + 3],
        ]),
        tell([[makeId(), NOW]]),
      ])
      const devices = await listDevices(store.db, municipality)
      const heard = new Map(devices.map(({ id, lastContactAt }) => [id, lastContactAt]))
      expect([heard.get(anna), heard.get(bohdan)]).toEqual([NOW + 5, NOW + 9])
    })

    test('refuses a device of a person that is not there', async () => {
      const insert = sql`insert into devices values
        ('d', ${municipality}, 'nobody', 'x', 'field', '[]', 'h', 1, null, null)`
      await expect(insert.execute(store.db)).rejects.toThrow()
    })
  })
}
