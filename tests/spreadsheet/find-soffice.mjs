// A LibreOffice for the tests: SOFFICE_PATH, then the system's.

import { accessSync, constants } from 'node:fs'

const SYSTEM = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]

/** Gives the path of a LibreOffice that can be run, or undefined. */
export function findSoffice() {
  const named = process.env.SOFFICE_PATH
  return (named ? [named] : SYSTEM).find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
