// A Firefox for the tests: FIREFOX_PATH, then the system's.

import { accessSync, constants } from 'node:fs'

const SYSTEM = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

/** Gives the path of a Firefox that can be run, or undefined. */
export function findFirefox() {
  const named = process.env.FIREFOX_PATH
  return (named ? [named] : SYSTEM).find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
