// WebKitGTK for the tests, the nearest to Safari that runs here: its driver, its own small browser, and
// a screen in memory for it.

import { accessSync, constants } from 'node:fs'

const DRIVER = '/usr/bin/WebKitWebDriver'
const SCREEN = '/usr/bin/Xvfb'
const BROWSERS = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
]

/** Gives what is needed, or undefined where a part of it is missing. */
export function findWebkit() {
  const browser = BROWSERS.find(canRun)
  const isWhole = canRun(DRIVER) && canRun(SCREEN)
  return isWhole && browser !== undefined ? { driver: DRIVER, screen: SCREEN, browser } : undefined
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
