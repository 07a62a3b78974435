import { open } from 'node:fs/promises'

type Body = {
  readonly body: ReadableStream<Uint8Array> | null
  readonly limit: number
  readonly signal: AbortSignal
}

/** Adds a body to the end of a file, at most `limit` bytes. A body that breaks off has brought what it
 *  brought. Gives how many bytes came. */
export async function takeIn(
  path: string,
  { body, limit, signal }: Body,
): Promise<number | 'too_long'> {
  if (body === null) return 0
  const reader = body.getReader()
  const stop = () => void reader.cancel().catch(() => undefined) // it may have ended already
  signal.addEventListener('abort', stop)
  const file = await open(path, 'a')
  let taken = 0
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (done || value === undefined || signal.aborted) return taken
      if (taken + value.length > limit) return 'too_long'
      await file.appendFile(value)
      taken += value.length
    }
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
    await file.close()
  }
}
