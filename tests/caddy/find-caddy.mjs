// A Caddy for the tests: CADDY_PATH, then the system's.

import { findProgram } from '../support/find-program.mjs'

const SYSTEM = ['/usr/bin/caddy', '/usr/local/bin/caddy', '/opt/homebrew/bin/caddy']

/** Gives the path of a Caddy that can be run, or undefined. */
export const findCaddy = () => findProgram(process.env.CADDY_PATH, SYSTEM)
