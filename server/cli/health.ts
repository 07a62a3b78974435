import { RefusedCommand } from './refused-command.ts'
import type { Settings } from './settings.ts'

const TIMEOUT_MS = 4_000
const EVERY_ADDRESS = new Set(['0.0.0.0', '::'])

/** Asks the server of these settings whether it and its database answer: for whoever watches over it. */
export async function askHealth(_args: string[], { host, port }: Settings): Promise<void> {
  const own = host === undefined || EVERY_ADDRESS.has(host) ? '127.0.0.1' : host
  const url = `http://${own.includes(':') ? `[${own}]` : own}:${port}/api/health`
  const { status, text } = await ask(url)
  if (status !== 200) throw new RefusedCommand(`${url} answers ${status}: ${text.slice(0, 200)}`)
  console.log(text)
}

async function ask(url: string): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return { status: answer.status, text: await answer.text() }
  } catch (cause) {
    throw new RefusedCommand(`No server answers at ${url}.`, { cause })
  }
}
