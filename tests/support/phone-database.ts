// What the phone's own database holds, past the app: a test must not ask who is tested.

import type { Page } from 'playwright-core'
import type { Kind } from '../../src/domain/records/record.ts'

const NO_DATABASE = 'no database here'

type Ask =
  | { readonly act: 'getAll'; readonly table: string }
  | { readonly act: 'getAllKeys'; readonly table: string }
  | { readonly act: 'count'; readonly table: string }
  | { readonly act: 'countKind'; readonly table: 'records'; readonly kind: Kind }
  | { readonly act: 'put'; readonly table: string; readonly row: unknown }

/** Gives every row of a table. */
export async function readRows(page: Page, table: string): Promise<readonly unknown[]> {
  const [rows] = await ask(page, [{ act: 'getAll', table }])
  return Array.isArray(rows) ? rows : []
}

/** Gives the key of every row of a table; none where the database is gone, or nobody has filled it yet. */
export async function readKeys(page: Page, table: string): Promise<readonly unknown[]> {
  const [keys] = await ask(page, [{ act: 'getAllKeys', table }]).catch((error: unknown) => {
    if (String(error).includes(NO_DATABASE)) return []
    throw error
  })
  return Array.isArray(keys) ? keys : []
}

/** Gives how many rows lie in these tables together. */
export async function countRows(page: Page, tables: readonly string[]): Promise<number> {
  const counts = await ask(
    page,
    tables.map((table) => ({ act: 'count', table })),
  )
  return counts.reduce<number>((sum, count) => sum + Number(count), 0)
}

export async function countRecords(page: Page, kind: Kind): Promise<number> {
  const [count] = await ask(page, [{ act: 'countKind', table: 'records', kind }])
  return Number(count)
}

/** Puts rows into tables, all in one transaction. */
export async function putRows(
  page: Page,
  rows: Readonly<Record<string, readonly unknown[]>>,
): Promise<void> {
  await ask(
    page,
    Object.entries(rows).flatMap(([table, list]) =>
      list.map((row): Ask => ({ act: 'put', table, row })),
    ),
  )
}

/** Gives what is kept of forms that are not finished, as JSON. */
export async function readDrafts(page: Page): Promise<string> {
  return JSON.stringify(await readRows(page, 'drafts'))
}

/** Asks all in one transaction. Where there is no database none is made: that fails. */
function ask(page: Page, asks: readonly Ask[]): Promise<readonly unknown[]> {
  return page.evaluate(
    ({ asks, noDatabase }) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('promin')
        let isNew = false
        opening.addEventListener('error', () =>
          reject(isNew ? new Error(noDatabase) : opening.error),
        )
        opening.addEventListener('upgradeneeded', () => {
          isNew = true
          opening.transaction?.abort()
        })
        opening.addEventListener('success', () => {
          const database = opening.result
          const tables = asks.map(({ table }) => table)
          if (!tables.every((table) => database.objectStoreNames.contains(table))) {
            // An open one would keep the app from making its own.
            database.close()
            reject(new Error(noDatabase))
            return
          }
          const writes = asks.some(({ act }) => act === 'put')
          const transaction = database.transaction(tables, writes ? 'readwrite' : 'readonly')
          const requests = asks.map((one) => {
            const store = transaction.objectStore(one.table)
            if (one.act === 'put') return store.put(one.row)
            if (one.act === 'getAll') return store.getAll()
            if (one.act === 'getAllKeys') return store.getAllKeys()
            if (one.act === 'count') return store.count()
            // Every array is after every text.
            const all = IDBKeyRange.bound([one.kind], [one.kind, []])
            return store.index('[kind+bucket+id]').count(all)
          })
          const end = (settle: () => void) => {
            database.close()
            settle()
          }
          transaction.addEventListener('complete', () =>
            end(() => resolve(requests.map(({ result }) => result))),
          )
          transaction.addEventListener('abort', () => end(() => reject(transaction.error)))
        })
      }),
    { asks, noDatabase: NO_DATABASE },
  )
}
