import type { Page } from 'playwright-core'
import { countRows, readKeys } from '../../support/phone-database.ts'

/** Gives how many changes wait on the phone. */
export function countOutbox(page: Page): Promise<number> {
  return countRows(page, ['outbox'])
}

/** Gives the changes that wait on the phone; none where it has lost its database. */
export async function listOutbox(page: Page): Promise<string[]> {
  const keys = await readKeys(page, 'outbox')
  return keys.map(String)
}
