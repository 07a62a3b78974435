import { expect, test } from 'vitest'
import { writeStamp, type Stamp } from '../../src/domain/replica/stamp.ts'
import { openCityReader } from '../../src/storage/city-reader.ts'
import { withdrawChange } from '../../src/storage/edit.ts'
import type { RecordRow } from '../../src/storage/rows.ts'
import { saveChange } from '../../src/storage/save.ts'
import type { Store } from '../../src/storage/store.ts'
import { fakeDisk, openOn, recordId, seededRandom, shortId } from '../support/store-under-test.ts'

type Row = { readonly at: number; readonly bucket: RecordRow['bucket'] }

const startOf = (at: number) => 1_700_000_000_000 + at

/** A reader of a phone that holds these outages, one that was taken away, and one need between them. */
async function openWith(rows: readonly Row[]) {
  const disk = fakeDisk()
  const { store } = await openOn(disk, () => startOf(1_000_000))
  const reader = await openCityReader({ random: seededRandom(1), database: disk })
  if (!reader.ok) throw new Error('the store opens')
  const rowOf = ({ at, bucket }: Row, kind: RecordRow['kind'] = 'outage'): RecordRow => {
    const startedAt = startOf(at)
    const stamp = writeStamp({ ms: startedAt, counter: 0 }, shortId('other'))
    const body = { fields: { startedAt }, stamps: { startedAt: stamp } }
    return { id: recordId(at), kind, bucket, day: 0, revision: 1, pulled: 1, body }
  }
  await store.database.records.bulkPut([
    ...rows.map((row) => rowOf(row)),
    rowOf({ at: 999_998, bucket: 'removed' }),
    rowOf({ at: 999_999, bucket: 'open' }, 'need'),
  ])
  return { store, reader: reader.value }
}

const span = (from: number, to: number, bucket: Row['bucket']) =>
  Array.from({ length: to - from }, (_, n): Row => ({ at: from + n, bucket }))

test.each<[string, readonly Row[]]>([
  ['none', []],
  ['one that is open', span(1, 2, 'open')],
  ['a piece of closed ones to the last', span(1, 1001, 'closed')],
  [
    'open ones after thousands of closed',
    [...span(1, 2502, 'closed'), ...span(2502, 2510, 'open')],
  ],
  [
    'thousands of open ones between',
    [...span(1, 9, 'closed'), ...span(9, 3200, 'open'), ...span(3200, 3300, 'closed')],
  ],
  [
    'every third still open',
    span(1, 4000, 'closed').map(({ at }) => ({ at, bucket: at % 3 === 0 ? 'open' : 'closed' })),
  ],
])('what lies on the phone is read oldest first, each once: %s', async (_, rows) => {
  const { reader } = await openWith(rows)
  const read: unknown[] = []
  for await (const piece of reader.readInOrder('outage'))
    read.push(...piece.map(({ fields }) => fields['startedAt']))
  expect(read).toEqual(rows.map(({ at }) => startOf(at)))
})

/** Of these the second piece of open ones ends before 2500, and the first of closed ones behind it. */
const LATE: readonly Row[] = [
  ...span(1, 2001, 'open'),
  ...span(2001, 2500, 'closed'),
  ...span(2500, 2501, 'open'),
  ...span(2501, 4000, 'closed'),
]

test.each<[string, number, readonly Row[]]>([
  ['was asked for already', 1100, [...span(1, 1200, 'open'), ...span(1200, 2600, 'closed')]],
  ['was not asked for yet, where those beside it were', 2500, LATE],
])('an outage that ends while it is read comes once: it %s', async (_, at, rows) => {
  const { reader, store } = await openWith(rows)
  const read: unknown[] = []
  for await (const piece of reader.readInOrder('outage')) {
    if (read.length === 0) await end(store, at)
    read.push(...piece.map(({ fields }) => fields['startedAt']))
  }
  expect(read.filter((startedAt) => startedAt === startOf(at))).toHaveLength(1)
  expect(read).toHaveLength(rows.length)
})

test('an outage that ends while all are read at once comes once', async () => {
  const { reader, store } = await openWith(span(1, 20, 'open'))
  const reading = reader.readAll('outage')
  await store.database.records.update(recordId(7), { bucket: 'closed' })
  expect(await reading).toHaveLength(19)
})

test('an outage whose rejected end is withdrawn while it is read comes once', async () => {
  const { reader, store } = await openWith(LATE.map((row) => ({ ...row, bucket: flip(row) })))
  const ended = await end(store, 2500)
  const row = await store.database.outbox.get(ended)
  if (row === undefined) throw new Error('an end waits to be sent')
  await store.database.outbox.put({ ...row, state: 'rejected' })
  const read: unknown[] = []
  for await (const piece of reader.readInOrder('outage')) {
    if (read.length === 0) expect((await withdrawChange(store, ended)).ok).toBe(true)
    read.push(...piece.map(({ fields }) => fields['startedAt']))
  }
  expect(read).toHaveLength(LATE.length)
})

/** All that was open is closed, but the one that the test ends itself. */
function flip({ at, bucket }: Row): Row['bucket'] {
  return bucket === 'open' && at !== 2500 ? 'closed' : 'open'
}

async function end(store: Store, at: number): Promise<Stamp> {
  const set = { endedAt: startOf(at) + 1 }
  const saved = await saveChange(store, { kind: 'outage', record: recordId(at), set })
  if (!saved.ok) throw new Error(`not saved: ${JSON.stringify(saved.problem)}`)
  return saved.value.change
}
