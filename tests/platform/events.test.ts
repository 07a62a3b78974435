import { expect, test } from 'vitest'
import { listenForNews } from '../../src/platform/events.ts'

const streamOf = (...events: readonly string[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const event of events) controller.enqueue(new TextEncoder().encode(`${event}\n\n`))
      controller.close()
    },
  })

/** Opens the stream once and gives how often the phone was told to look. */
async function looksAfter(status: number, ...events: readonly string[]): Promise<number> {
  let looks = 0
  let opened = 0
  await new Promise<void>((resolve) => {
    const stop = listenForNews({
      token: 'x',
      onChange: () => (looks += 1),
      fetcher: async () => {
        opened += 1
        const headers = { 'content-type': 'text/event-stream' }
        return new Response(streamOf(...events), { status, headers })
      },
      wait: async () => {
        stop()
        resolve()
      },
    })
  })
  expect(opened).toBe(1)
  return looks
}

test('a screen that opens looks once by itself: what came before it listened, nobody tells again', async () => {
  expect(await looksAfter(200, ': here')).toBe(1)
})

test('and once more for each word of the server that something changed', async () => {
  expect(await looksAfter(200, ': here', 'event: changed\ndata: {}')).toBe(2)
})

test('where there is no stream it asks for nothing', async () => {
  expect(await looksAfter(503, ': here')).toBe(0)
})
