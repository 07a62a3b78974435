import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import type { RecordRow } from '../../src/storage/rows.ts'
import { openCityReader } from '../../src/storage/city-reader.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { recordId, seededRandom } from '../support/store-under-test.ts'

type Row = { readonly at: number; readonly bucket: RecordRow['bucket'] }

/** A reader of a phone that holds these outages, one that was taken away, and one need between them. */
async function openWith(rows: readonly Row[]) {
  const disk = { indexedDB: new IDBFactory(), IDBKeyRange }
  const options = { random: seededRandom(1), database: disk }
  const [opened, reader] = [
    await openDatabase({ random: options.random, ...disk }),
    await openCityReader(options),
  ]
  if (!opened.ok || !reader.ok) throw new Error('the store opens')
  const { database } = opened.value
  const rowOf = ({ at, bucket }: Row, kind: RecordRow['kind'] = 'outage'): RecordRow => {
    const body = { fields: { startedAt: at }, stamps: {} }
    return { id: recordId(at), kind, bucket, day: 0, revision: 1, pulled: 1, body }
  }
  await database.records.bulkPut([
    ...rows.map((row) => rowOf(row)),
    rowOf({ at: 999_998, bucket: 'removed' }),
    rowOf({ at: 999_999, bucket: 'open' }, 'need'),
  ])
  return { reader: reader.value, database, rowOf }
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
  expect(read).toEqual(rows.map(({ at }) => at))
})

test.each<[string, number, readonly Row[]]>([
  ['was asked for already', 1100, [...span(1, 1200, 'open'), ...span(1200, 2600, 'closed')]],
  [
    'was not asked for yet, where those beside it were',
    2500,
    [
      ...span(1, 2001, 'open'),
      ...span(2001, 2500, 'closed'),
      ...span(2500, 2501, 'open'),
      ...span(2501, 4000, 'closed'),
    ],
  ],
])('an outage that ends while it is read comes once: it %s', async (_, at, rows) => {
  const { reader, database, rowOf } = await openWith(rows)
  const read: unknown[] = []
  for await (const piece of reader.readInOrder('outage')) {
    if (read.length === 0) await database.records.put(rowOf({ at, bucket: 'closed' }))
    read.push(...piece.map(({ fields }) => fields['startedAt']))
  }
  expect(read.filter((startedAt) => startedAt === at)).toEqual([at])
  expect(read.length).toBe(rows.length)
})
