// A server and the phones of one test file: opened when asked for, closed and questioned afterwards.

import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openPhone, type Phone } from './phone.ts'
import { startServer, type RunningServer } from './running-server.ts'

type Stage = {
  readonly server: () => RunningServer
  readonly newPhone: (options?: Parameters<typeof openPhone>[0]) => Promise<Phone>
}

type ServerOptions = Parameters<typeof startServer>[0]
const DEMO: ServerOptions = { demo: true }

/** One server with the demonstration city for the file; after each test no phone may have complained:
 *  no breach of the content security policy, no uncaught error, nothing in red on the console. */
export function setStage(options: ServerOptions | (() => Promise<ServerOptions>) = DEMO): Stage {
  let server: RunningServer | undefined
  let phones: Phone[] = []
  beforeAll(async () => {
    server = await startServer(typeof options === 'function' ? await options() : options)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(phones.map(tellScreen))
    const complaints = phones.flatMap((phone) => phone.complaints)
    await Promise.all(phones.map((phone) => phone.remove()))
    phones = []
    expect(complaints).toEqual([])
  })
  afterAll(() => server?.remove())
  return {
    server: () => {
      if (server === undefined) throw new Error('the server runs during tests only')
      return server
    },
    newPhone: async (phoneOptions) => {
      const phone = await openPhone(phoneOptions)
      phones.push(phone)
      return phone
    },
  }
}

/** What a failed test's person saw, as a screen reader would read it. */
async function tellScreen(phone: Phone): Promise<void> {
  const page = phone.page()
  if (page.isClosed()) return
  console.error(`${page.url()}\n${await page.locator('body').ariaSnapshot({ timeout: 3000 })}`)
}
