import type { Page } from 'playwright-core'
import { countRows } from '../../support/phone-database.ts'

/** Gives how many changes wait on the phone. */
export function countOutbox(page: Page): Promise<number> {
  return countRows(page, ['outbox'])
}

/** Gives the changes that wait in the browser's database, read past the app. */
export function listOutbox(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('promin')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const database = opening.result
          const reading = database.transaction('outbox').objectStore('outbox').getAllKeys()
          reading.addEventListener('success', () => resolve(reading.result.map(String)))
          reading.addEventListener('error', () => reject(reading.error))
          database.close()
        })
      }),
  )
}
