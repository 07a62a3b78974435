// A record as a transaction will leave it: what stood there, and what was accepted since.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { Fields, RecordState } from '../../src/domain/replica/merge.ts'
import type { Accepted } from './judge.ts'
import {
  mergeAll,
  stateOf,
  writeOnly,
  writeState,
  type Columns,
  type StoredRecord,
} from './stored-record.ts'

export class Draft {
  readonly id: RecordId
  readonly kind: Kind
  readonly before: StoredRecord | undefined
  readonly #accepted: Accepted[] = []
  #merged: RecordState | undefined
  /** How many of the accepted are merged already. */
  #count = 0
  #writer: ReplicaId | null = null
  #hasSeveral = false

  constructor({ record, kind }: Accepted['change'], before: StoredRecord | undefined) {
    this.id = record
    this.kind = kind
    this.before = before
    this.#merged = before?.state
  }

  /** Takes one more change. `device` is null where the server itself wrote. */
  add(accepted: Accepted, device: ReplicaId | null): void {
    if (this.#accepted.length === 0) this.#writer = device
    else if (this.#writer !== device) this.#hasSeveral = true
    this.#accepted.push(accepted)
  }

  /** Merged when somebody asks: a hundred changes of a large record cost a few copies of it. */
  get state(): RecordState {
    const fresh = this.#accepted.slice(this.#count)
    if (this.#merged !== undefined && fresh.length === 0) return this.#merged
    const states = fresh.map(({ change, stamp }) => stateOf(change.set, stamp))
    this.#merged = mergeAll(this.#merged === undefined ? states : [this.#merged, ...states])
    this.#count = this.#accepted.length
    return this.#merged
  }

  get fields(): Fields {
    return this.#only?.change.set ?? this.state.fields
  }

  get place(): string | null {
    const { place } = this.fields
    return isPlaceCode(place) ? place : null
  }

  get hasMoved(): boolean {
    return this.kind === 'facility' && this.place !== (this.before?.place ?? null)
  }

  isAllOf(device: ReplicaId): boolean {
    return !this.#hasSeveral && this.#writer === device
  }

  columns(): Columns {
    const only = this.#only
    return only === undefined ? writeState(this.state) : writeOnly(only)
  }

  /** The one change that is the whole record, as it is for most that are new. */
  get #only(): Accepted | undefined {
    return this.before === undefined && this.#accepted.length === 1 ? this.#accepted[0] : undefined
  }
}
