// IndexedDB with nothing around it: one strict transaction over three stores, as a save needs.

type Row = { readonly id: string; readonly record: object; readonly change: object }
type RawStore = { readonly put: (row: Row) => Promise<void> }

const STORES = ['records', 'outbox', 'clock']

export async function openRawStore(rows: readonly Row[]): Promise<RawStore> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('raw', 1)
    request.addEventListener('upgradeneeded', () => {
      for (const name of STORES) request.result.createObjectStore(name)
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
  const put = (several: readonly Row[]) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(STORES, 'readwrite', { durability: 'strict' })
      for (const { id, record, change } of several) {
        transaction.objectStore('records').put(record, id)
        transaction.objectStore('outbox').put(change, id)
        transaction.objectStore('clock').put(id, 'last')
      }
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('error', () => reject(transaction.error))
    })
  await put(rows)
  return { put: (row) => put([row]) }
}
