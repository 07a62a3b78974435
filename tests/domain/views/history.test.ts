import { describe, expect, test } from 'vitest'
import {
  isRecordId,
  isShortId,
  type RecordId,
  type ReplicaId,
} from '../../../src/domain/base/ids.ts'
import { EMPTY_STATE, applySet, type Fields } from '../../../src/domain/replica/merge.ts'
import { writeStamp, type Stamp } from '../../../src/domain/replica/stamp.ts'
import { readHistory } from '../../../src/domain/views/history.ts'

const olena = replica('olena0000000')
const petro = replica('petro0000000')
const person = record('0199c3a5-f2e0-7000-8000-000000000001')

describe('the history of a record', () => {
  test('[HI1] a change that server and phone both know appears once, as the server has it', () => {
    const id = at(1, olena)
    const entries = readHistory({
      own: [{ id, set: { status: 'submitted' }, state: 'queued' }],
      server: [{ id, at: 5, device: olena, person, set: { status: 'submitted' } }],
      record: EMPTY_STATE,
    })
    expect(entries).toMatchObject([{ id, person, state: 'accepted', replica: olena }])
  })

  test('each entry says what a value was before it, newest first', () => {
    const entries = readHistory({
      own: [],
      server: [
        { id: at(2, petro), at: 9, device: petro, person: null, set: { quantity: 10 } },
        { id: at(1, olena), at: 8, device: olena, person: null, set: { quantity: 12 } },
      ],
      record: EMPTY_STATE,
    })
    expect(entries.map(({ at, changes }) => ({ at, ...changes[0] }))).toEqual([
      { at: 2, path: 'quantity', from: 12, to: 10 },
      { at: 1, path: 'quantity', from: undefined, to: 12 },
    ])
  })

  test('[HI2] a change that was not accepted is shown but replaces nothing', () => {
    const entries = readHistory({
      own: [
        { id: at(1, olena), set: { quantity: 12 }, state: 'accepted' },
        { id: at(2, olena), set: { quantity: -1 }, state: 'rejected' },
        { id: at(3, olena), set: { quantity: 7 }, state: 'queued' },
      ],
      server: undefined,
      record: EMPTY_STATE,
    })
    expect(entries.map(({ state }) => state)).toEqual(['queued', 'rejected', 'accepted'])
    expect(entries[0]?.changes).toEqual([{ path: 'quantity', from: 12, to: 7 }])
  })

  test('[HI3] without a connection the values of others in force still show, with who and when', () => {
    const entries = readHistory({
      own: [{ id: at(1, olena), set: { status: 'submitted', quantity: 2 }, state: 'accepted' }],
      server: undefined,
      record: inForce([
        [at(1, olena), { status: 'submitted', quantity: 2 }],
        [at(4, petro), { status: 'verified' }],
      ]),
    })
    expect(entries).toHaveLength(2)
    expect(entries[0]).toMatchObject({
      at: 4,
      replica: petro,
      changes: [{ path: 'status', from: 'submitted', to: 'verified' }],
    })
  })

  test.each([
    ['the moment of writing', { recordedAt: 5 }],
    ['a value written again as it was', { status: 'submitted' }],
    ['a field cleared that never held anything', { note: null }],
  ])('%s makes no entry', (_, set: Fields) => {
    const entries = readHistory({
      own: [
        { id: at(1, olena), set: { status: 'submitted' }, state: 'accepted' },
        { id: at(2, olena), set, state: 'accepted' },
      ],
      server: undefined,
      record: EMPTY_STATE,
    })
    expect(entries).toHaveLength(1)
  })
})

function at(ms: number, who: ReplicaId): Stamp {
  return writeStamp({ ms, counter: 0 }, who)
}

function inForce(changes: readonly (readonly [Stamp, Fields])[]) {
  return changes.reduce((state, [stamp, set]) => applySet(state, set, stamp), EMPTY_STATE)
}

function replica(text: string): ReplicaId {
  if (!isShortId(text)) throw new Error(text)
  return text
}

function record(text: string): RecordId {
  if (!isRecordId(text)) throw new Error(text)
  return text
}
