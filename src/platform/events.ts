// The server's news while a screen is open. Read by fetch, because an EventSource cannot carry the
// token, and a token has no place in an address.

export type NewsOptions = {
  readonly token: string
  readonly onChange: () => void
  readonly fetcher?: (input: string, init: RequestInit) => Promise<Response>
  /** Settles after the time, or at once when the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 5 * 60_000

/** Listens until the returned function is called. Never throws: a stream that breaks off is opened
 *  again after a while that grows; an answer that is no stream of events is a fault of the network. */
export function listenForNews({ token, onChange, fetcher, wait }: NewsOptions): () => void {
  const ended = new AbortController()
  const ask = fetcher ?? ((input, init) => fetch(input, init))
  const pause = wait ?? pauseFor
  const listen = async () => {
    let waitMs = FIRST_WAIT_MS
    while (!ended.signal.aborted) {
      const heard = await readStream(ask, { token, onChange, signal: ended.signal })
      if (heard) waitMs = FIRST_WAIT_MS
      await pause(waitMs, ended.signal)
      waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)
    }
  }
  void listen() // never rejects: readStream and pause give values
  return () => ended.abort()
}

type Reading = {
  readonly token: string
  readonly onChange: () => void
  readonly signal: AbortSignal
}

/** Gives whether anything was heard before the stream ended. */
async function readStream(
  ask: NonNullable<NewsOptions['fetcher']>,
  { token, onChange, signal }: Reading,
): Promise<boolean> {
  let heard = false
  try {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
    const response = await ask('/api/events', { headers, signal, cache: 'no-store' })
    const type = response.headers.get('content-type') ?? ''
    if (!response.ok || !type.startsWith('text/event-stream') || response.body === null)
      return false
    // What came before this stream was open is told to nobody again.
    onChange()
    const reader = response.body.getReader()
    const decoder = new TextDecoder()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return heard
      heard = true
      const events = `${rest}${decoder.decode(value, { stream: true })}`.split('\n\n')
      rest = events.pop() ?? ''
      if (events.some(isChange)) onChange()
    }
  } catch {
    // A cut, a sleep, or the end that was asked for.
    return heard
  }
}

function isChange(event: string): boolean {
  return event.split('\n').includes('event: changed')
}

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
