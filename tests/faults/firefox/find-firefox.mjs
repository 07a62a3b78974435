// A Firefox for the tests: FIREFOX_PATH, then the system's.

import { findProgram } from '../../support/find-program.mjs'

const SYSTEM = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

/** Gives the path of a Firefox that can be run, or undefined. */
export const findFirefox = () => findProgram(process.env.FIREFOX_PATH, SYSTEM)
