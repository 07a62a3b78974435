import type { Log, LogFacts } from '../sync/ports.ts'

/** Codes, counts and ids only: a log must not tell what a person wrote. */
export const consoleLog: Log = {
  error: (event, facts) => console.error(line(event, facts)),
  info: (event, facts) => console.info(line(event, facts)),
  debug: (event, facts) => console.debug(line(event, facts)),
}

function line(event: string, facts: LogFacts | undefined): string {
  const known = Object.entries(facts ?? {}).filter(([, value]) => value !== undefined)
  return [`promin ${event}`, ...known.map(([name, value]) => `${name}=${String(value)}`)].join(' ')
}
