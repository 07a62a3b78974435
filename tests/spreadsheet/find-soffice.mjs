// A LibreOffice for the tests: SOFFICE_PATH, then the system's.

import { findProgram } from '../support/find-program.mjs'

const SYSTEM = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]

/** Gives the path of a LibreOffice that can be run, or undefined. */
export const findSoffice = () => findProgram(process.env.SOFFICE_PATH, SYSTEM)
