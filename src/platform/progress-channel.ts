// Carries a word from the context that runs the engine to all others: tabs and the worker.

export type Channel = { readonly send: (message: unknown) => void; readonly close: () => void }

/** Where there is no BroadcastChannel each context shows only its own runs. */
export function openChannel(name: string, onMessage: (message: unknown) => void): Channel {
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
