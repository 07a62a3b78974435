import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR_MS } from '../../src/domain/base/moment.ts'
import { startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.remove())

describe('a server whose clock was set back', () => {
  test('[V10] lets an edit beat the value that its person saw, though both are now in the future', async () => {
    const [anna, bohdan] = [await server.phone(), await server.phone()]
    const made = anna.change({ service: 'heating' })
    await anna.exchange([made])
    server.clock.now -= HOUR_MS
    const edit = bohdan.change({ service: 'gas' }, { record: made.record, skewMs: HOUR_MS + 1000 })
    await bohdan.exchange([edit])
    const { records } = await anna.sync()
    expect(records.find(({ id }) => id === made.record)?.fields['service']).toBe('gas')
  })

  test('[V10] gives an older edit no stamp above a newer one that it never saw', async () => {
    const [anna, bohdan] = [await server.phone(), await server.phone()]
    const made = anna.change({ service: 'heating' }, { skewMs: 60_000 })
    await anna.exchange([made])
    server.clock.now -= HOUR_MS
    await bohdan.exchange([
      bohdan.change({ service: 'gas' }, { record: made.record, skewMs: HOUR_MS }),
    ])
    const { records } = await anna.sync()
    expect(records.find(({ id }) => id === made.record)?.fields['service']).toBe('heating')
  })
})
