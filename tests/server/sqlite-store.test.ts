import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqlite } from '../../server/store/sqlite.ts'
import { describeStore } from '../contracts/store.ts'

async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'promin-store-'))
  const { db, sqlite } = await openSqlite(join(folder, 'promin.sqlite'))
  const remove = async () => {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
  return { db, sqlite, remove }
}

describeStore('SQLite', open)

test('SQLite writes through to the disk before it answers', async () => {
  const { sqlite, remove } = await open()
  const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) =>
    sqlite.pragma(name, { simple: true }),
  )
  expect(settings).toEqual(['wal', 2, 1])
  await remove()
})

test('where a full disk made SQLite roll back by itself, it is the full disk that is told of', async () => {
  const { db, sqlite, remove } = await open()
  const job = db.transaction().execute(() => {
    sqlite.exec('rollback')
    throw new Error('database or disk is full')
  })
  await expect(job).rejects.toThrow('database or disk is full')
  await db.transaction().execute(async () => undefined)
  await remove()
})
