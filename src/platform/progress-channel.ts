// Carries what the running engine tells in passing from its context to all others: tabs and the
// worker. Shown, never stored.

/** A context that is killed in mid-run cannot say so: without news for this long, it is over. */
const SILENCE_MS = 70_000

export type Board<T> = {
  /** Shows a value here and in all other contexts. */
  readonly show: (value: T) => void
  /** Calls with the value now and at each change; gives the function that ends it. */
  readonly watch: (listener: (value: T) => void) => () => void
  readonly close: () => void
}

export type BoardOptions<T> = {
  readonly name: string
  readonly rest: T
  /** Messages of an older or newer version of the app are read like any foreign data. */
  readonly parse: (message: unknown) => T | undefined
  readonly onForeign: (value: T) => void
}

/** Where there is no BroadcastChannel each context shows only its own runs. */
export function openBoard<T>({ name, rest, parse, onForeign }: BoardOptions<T>): Board<T> {
  const listeners = new Set<(value: T) => void>()
  let current = rest
  let silence: ReturnType<typeof setTimeout> | undefined
  const change = (value: T) => {
    current = value
    for (const listener of listeners) listener(value)
  }
  const channel = openChannel(name, (message) => {
    const value = parse(message)
    if (value === undefined) return
    clearTimeout(silence)
    if (value !== rest) silence = setTimeout(() => change(rest), SILENCE_MS)
    change(value)
    onForeign(value)
  })
  return {
    show: (value) => {
      clearTimeout(silence)
      change(value)
      channel.send(value)
    },
    watch: (listener) => {
      listeners.add(listener)
      listener(current)
      return () => listeners.delete(listener)
    },
    close: () => {
      clearTimeout(silence)
      channel.close()
    },
  }
}

type Channel = { readonly send: (message: unknown) => void; readonly close: () => void }

function openChannel(name: string, onMessage: (message: unknown) => void): Channel {
  if (typeof BroadcastChannel === 'undefined')
    return { send: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => onMessage(data))
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin
    send: (message) => channel.postMessage(message),
    close: () => channel.close(),
  }
}
