// One who listens to server-sent events, as a screen at city hall does.

import { vi } from 'vitest'

export type EventStream = {
  /** How many events of a name have come. */
  readonly count: (name: string) => number
  readonly until: (isDone: () => boolean) => Promise<void>
  readonly close: () => void
}

export async function listenTo(url: string, token: string): Promise<EventStream> {
  const cut = new AbortController()
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(url, { headers, signal: cut.signal })
  if (!answer.ok || answer.body === null) throw new Error(`no events: ${answer.status}`)
  let text = ''
  const { body } = answer
  const reading = (async () => {
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) text += chunk
  })()
  // It ends when it is cut; what came until then is what counts.
  reading.catch(() => {})
  return {
    count: (name) => text.split(`event: ${name}\n`).length - 1,
    until: (isDone) =>
      vi.waitFor(
        () => {
          if (!isDone()) throw new Error(`not yet; so far: ${text}`)
        },
        // Less than a server needs to look for itself.
        { timeout: 12_000, interval: 20 },
      ),
    close: () => cut.abort(),
  }
}
