import type { Page } from 'playwright-core'

/** Gives how many changes wait in the browser's database, read past the app. */
export function countOutbox(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('promin')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const database = opening.result
          const counting = database.transaction('outbox').objectStore('outbox').count()
          counting.addEventListener('success', () => resolve(counting.result))
          counting.addEventListener('error', () => reject(counting.error))
          database.close()
        })
      }),
  )
}
