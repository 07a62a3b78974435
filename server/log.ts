// Logs hold codes, counts and ids; never a record's text, a name, a token or an invite. So an error
// is logged by its kind and its place in the code: its message may quote what a person wrote.

import { pino, type DestinationStream } from 'pino'

type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/** By who must act: error = a developer must look; info = a person may want to know; debug = the rest. */
export type Log = {
  readonly error: (event: string, facts?: Facts) => void
  readonly info: (event: string, facts?: Facts) => void
  readonly debug: (event: string, facts?: Facts) => void
}

export const LOG_LEVELS = ['error', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null }
  const logger = destination === undefined ? pino(options) : pino(options, destination)
  return {
    error: (event, facts = {}) => logger.error({ event, ...facts }),
    info: (event, facts = {}) => logger.info({ event, ...facts }),
    debug: (event, facts = {}) => logger.debug({ event, ...facts }),
  }
}

/** Gives what may be said of an error: its name, its code, and where it was thrown. */
export function describeError(error: unknown): Facts {
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { name: error.name, code, at: frames.slice(0, 8).join('\n') }
}
