// A record as a transaction will leave it: what stood there, and what was accepted since.

import type { RecordId, ReplicaId } from '../../src/domain/base/ids.ts'
import { isPlaceCode } from '../../src/domain/records/place.ts'
import type { Kind } from '../../src/domain/records/record.ts'
import type { RecordState } from '../../src/domain/replica/merge.ts'
import type { Accepted } from './judge.ts'
import { mergeAll, stateOf, writeState, type StoredRecord } from './stored-record.ts'

export class Draft {
  readonly id: RecordId
  readonly kind: Kind
  readonly before: StoredRecord | undefined
  #states: RecordState[]
  #first: Accepted | undefined
  #writer: ReplicaId | null = null
  #hasSeveral = false

  constructor({ record, kind }: Accepted['change'], before: StoredRecord | undefined) {
    this.id = record
    this.kind = kind
    this.before = before
    this.#states = before === undefined ? [] : [before.state]
  }

  /** Takes one more change. `device` is null where the server itself wrote. */
  add(accepted: Accepted, device: ReplicaId | null): void {
    this.#states.push(stateOf(accepted.change.set, accepted.stamp))
    if (this.#first === undefined) this.#writer = device
    else if (this.#writer !== device) this.#hasSeveral = true
    this.#first ??= accepted
  }

  /** Merged when somebody asks: a hundred changes of a large record cost a few copies of it. */
  get state(): RecordState {
    const merged = mergeAll(this.#states)
    this.#states = [merged]
    return merged
  }

  get place(): string | null {
    const { place } = this.state.fields
    return isPlaceCode(place) ? place : null
  }

  get hasMoved(): boolean {
    return this.kind === 'facility' && this.place !== (this.before?.place ?? null)
  }

  isAllOf(device: ReplicaId): boolean {
    return !this.#hasSeveral && this.#writer === device
  }

  columns(): ReturnType<typeof writeState> {
    return writeState(this.state)
  }
}
