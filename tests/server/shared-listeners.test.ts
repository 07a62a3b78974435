import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listenTo } from './support/listen.ts'
import { readProblem, startTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ mostListeners: 4 })
})
afterEach(() => server.remove())

describe('of two municipalities on a full server', () => {
  const crowd = async (count: number, of = server.municipality) => {
    const phones = await Promise.all(
      Array.from({ length: count }, () => server.phone('field', { in: of })),
    )
    const streams = []
    for (const { token } of phones) streams.push(await listenTo(server, token))
    return streams
  }
  const refused = async (of = server.municipality) => {
    const answer = await (await server.phone('field', { in: of })).get('/api/events')
    return [await readProblem(answer.clone()), answer.headers.get('retry-after')]
  }
  const numbers = async () =>
    (await server.metrics.write())
      .split('\n')
      .filter((line) => line.startsWith('promin_event_streams'))

  test('the one that took all gives up its oldest streams, until both have as many', async () => {
    const ours = await crowd(4)
    const theirs = await crowd(2, server.other)
    const ends = await Promise.all(ours.slice(0, 2).map(({ read }) => read()))
    expect(ends).toEqual([undefined, undefined])
    expect(await refused(server.other)).toEqual(['503 unavailable', '60'])
    expect(await refused()).toEqual(['503 unavailable', '60'])
    await server.lookAfterAll()
    const left = [...ours.slice(2), ...theirs]
    expect(await Promise.all(left.map(({ read }) => read()))).not.toContain(undefined)
    expect(await numbers()).toEqual([
      'promin_event_streams 4',
      'promin_event_streams_of_one 2',
      'promin_event_streams_displaced_total 2',
    ])
  })

  test('the one that was displaced takes the rest again, when the other leaves', async () => {
    await crowd(4)
    const [theirs] = await crowd(1, server.other)
    expect(await refused()).toEqual(['503 unavailable', '60'])
    await theirs?.leave()
    await crowd(1)
    expect(await numbers()).toContain('promin_event_streams_of_one 4')
  })
})
