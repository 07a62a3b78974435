import type { Page } from 'playwright-core'

/** Gives what the browser's database keeps of forms that are not finished, as JSON, read past the app. */
export function readDrafts(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('promin')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const database = opening.result
          const reading = database.transaction('drafts').objectStore('drafts').getAll()
          reading.addEventListener('success', () => resolve(JSON.stringify(reading.result)))
          reading.addEventListener('error', () => reject(reading.error))
          database.close()
        })
      }),
  )
}
