import type { Page } from 'playwright-core'
import { countRows } from '../../support/phone-database.ts'

/** Gives how many changes wait on the phone. */
export function countOutbox(page: Page): Promise<number> {
  return countRows(page, ['outbox'])
}
