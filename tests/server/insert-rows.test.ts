import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseOf } from '../../server/store/database-kind.ts'
import { insertRows } from '../../server/store/insert-rows.ts'
import { makeId, makeRecord } from '../../server/store/secrets.ts'
import { withLedger } from '../../server/store/ledger.ts'
import { writeStamp } from '../../src/domain/replica/stamp.ts'
import { NOW, startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

test.each([
  ['nothing odd', 'слово'],
  ['quotes, brackets and backslashes', '{"a":"\\"b\\\\n\\",{}"}, NULL'],
  ['the word null', 'null'],
  ['lines and other signs that JSON writes with a letter', 'a\nb\tc\u0001d\u007f'],
  ['signs of two halves', 'a😀b'],
  ['nothing at all', ''],
])('a row with %s is kept as it is', async (_name, body) => {
  const { id: municipality } = server.municipality
  const replica = makeId()
  const rows = [0, 1, 2].map((counter) => {
    const id = writeStamp({ ms: NOW, counter }, replica)
    const rest = { device: null, person: null, digest: 'd', body, at: NOW }
    return { municipality, id, stamp: id, record: makeRecord(NOW), ...rest }
  })
  const marked = rows.map((row, n) => (n === 1 ? { ...row, body: 'between' } : row))
  await insertRows(server.db, 'changes', { rows: marked })
  const kept = await server.db.selectFrom('changes').selectAll().orderBy('id').execute()
  expect(kept).toEqual(marked)
})

test('behind a write that SQLite refused no other is made: it may have ended the transaction', async () => {
  const made: string[] = []
  const write = (name: string, isRefused: boolean) => async () => {
    made.push(name)
    if (isRefused) throw new Error(`${name} is refused`)
  }
  const job = withLedger(server.db, server.municipality.id, async (ledger) => {
    await ledger.write(write('first', false))
    await ledger.write(write('second', true))
    await ledger.write(write('third', true))
  })
  await expect(job).rejects.toThrow('second is refused')
  const isHere = databaseOf(server.db) === 'sqlite'
  expect(made).toEqual(isHere ? ['first', 'second'] : ['first', 'second', 'third'])
})
