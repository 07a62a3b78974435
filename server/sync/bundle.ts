// What a transaction has read of the records, and is about to write. Changes are judged against it and
// folded into it one after another, as if each had been written before the next was read; then all of
// it is written in a few statements, because each costs a way to the database and back.

import type { Insertable } from 'kysely'
import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import type { Moment } from '../../src/domain/base/moment.ts'
import { insertRows } from '../store/insert-rows.ts'
import type { Ledger } from '../store/ledger.ts'
import type { Tables } from '../store/schema.ts'
import { Draft } from './draft.ts'
import { followFacilities, readFacilityPlaces } from './facilities.ts'
import type { Accepted } from './judge.ts'
import { loadRecords, type StoredRecord } from './stored-record.ts'

/** Who wrote, and when the server took it; nobody's is the server's own. */
export type Author = {
  readonly device: ReplicaId | null
  readonly person: RecordId | null
  readonly at: Moment
}

const RENEW = `on conflict (municipality, id) do update set
  seq = excluded.seq, fields = excluded.fields, stamps = excluded.stamps, place = excluded.place,
  facility = excluded.facility, facility_place = excluded.facility_place`

const KEEP = 'on conflict do nothing'

/** Few enough that the database has something to do soon, enough that a statement costs each little. */
const AHEAD_ROWS = 250

export class Bundle {
  readonly #ledger: Ledger
  readonly #stored = new Map<RecordId, StoredRecord>()
  readonly #drafts = new Map<RecordId, Draft>()
  #changes: Insertable<Tables['changes']>[] = []
  /** Of records that were not there. */
  #newWriters: Insertable<Tables['writers']>[] = []
  /** Of those that were: written last, since they decide what a device saw before. */
  readonly #writers: Insertable<Tables['writers']>[] = []
  /** By device and record: two pushes of one device may come together. */
  readonly #written = new Set<string>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Reads records as they stand, before any of them is asked for or written to. */
  async load(ids: Iterable<RecordId>): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#stored.has(id))
    const { tx, municipality } = this.#ledger
    for (const record of await loadRecords(tx, municipality, wanted))
      this.#stored.set(record.id, record)
  }

  /** Gives a record as it is by now. */
  get(id: RecordId): Draft | StoredRecord | undefined {
    return this.#drafts.get(id) ?? this.#stored.get(id)
  }

  draft(id: RecordId): Draft | undefined {
    return this.#drafts.get(id)
  }

  keep(accepted: Accepted, { device, person, at }: Author): void {
    const { municipality } = this.#ledger
    const { change, stamp, digest, body } = accepted
    const { id, record } = change
    this.#changes.push({ municipality, id, stamp, record, device, person, digest, body, at })
    const draft = this.#drafts.get(record) ?? new Draft(change, this.#stored.get(record))
    this.#drafts.set(record, draft)
    draft.add(accepted, device)
  }

  /** Remembers which records a device wrote to: it sees them wherever they are. */
  keepWriter(device: ReplicaId, records: Iterable<RecordId>): void {
    const { municipality } = this.#ledger
    for (const record of records) {
      const pair = `${device} ${record}`
      if (this.#written.has(pair)) continue
      this.#written.add(pair)
      const writers = this.#stored.has(record) ? this.#writers : this.#newWriters
      writers.push({ municipality, device, record })
    }
  }

  /** Sends ahead what is finished once it is much: PostgreSQL writes it while the next are judged. */
  async hasten(): Promise<void> {
    if (this.#changes.length >= AHEAD_ROWS) await this.#writeAhead()
  }

  /** Numbers and writes all that was kept. Gives how many records were touched, movers' included. */
  async write(): Promise<number> {
    const { tx, municipality, next, write } = this.#ledger
    const drafts = [...this.#drafts.values()]
    const places = await readFacilityPlaces(this.#ledger, this.#drafts)
    await this.#writeAhead()
    for (let at = 0; at < drafts.length; at += AHEAD_ROWS) {
      const rows = drafts.slice(at, at + AHEAD_ROWS).map((draft) => {
        const columns = draft.columns()
        const { facility } = columns
        const facility_place = facility === null ? null : (places.get(facility) ?? null)
        const { id, kind } = draft
        return { municipality, id, kind, seq: next(), facility_place, ...columns }
      })
      await this.#writeRecords(rows)
    }
    await write(() => insertRows(tx, 'writers', { rows: this.#writers, conflict: KEEP }))
    return drafts.length + (await followFacilities(this.#ledger, drafts))
  }

  async #writeAhead(): Promise<void> {
    const [changes, writers] = [this.#changes, this.#newWriters]
    this.#changes = []
    this.#newWriters = []
    const { tx, write } = this.#ledger
    await write(() => insertRows(tx, 'changes', { rows: changes }))
    await write(() => insertRows(tx, 'writers', { rows: writers }))
  }

  /** What belongs to a record that was not there cannot be there either, for records and their writers come
   *  together and never go. PostgreSQL spends a fifth of a push on looking for it. */
  async #writeRecords(rows: readonly Insertable<Tables['records']>[]): Promise<void> {
    const { tx, write } = this.#ledger
    const fresh = rows.filter(({ id }) => !this.#stored.has(id))
    const known = rows.filter(({ id }) => this.#stored.has(id))
    await write(() => insertRows(tx, 'records', { rows: fresh }))
    await write(() => insertRows(tx, 'records', { rows: known, conflict: RENEW }))
  }
}
