// A Chromium wherever the tests run: CHROMIUM_PATH, then the system's, then Playwright's own, and
// last, where it is allowed and possible (root on Debian), by apt.

import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/** Gives the path of a Chromium that can be run, or undefined. */
export async function findChromium({ install = false } = {}) {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') {
    if (canRun(named)) return named
    throw new Error(`CHROMIUM_PATH=${named} cannot be run`)
  }
  const found = SYSTEM.find(canRun) ?? (await playwrightsOwn())
  if (found !== undefined || !install) return found
  installByApt()
  return SYSTEM.find(canRun)
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return path !== '' && canRun(path) ? path : undefined
}

function installByApt() {
  const isRoot = typeof process.getuid === 'function' && process.getuid() === 0
  if (!isRoot || !existsSync('/etc/debian_version')) return
  console.error('Installing chromium by apt…')
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 2, 2],
  }
  const wait = ['-o', 'DPkg::Lock::Timeout=300']
  spawnSync('apt-get', [...wait, 'update'], options)
  const packages = ['chromium', 'fonts-noto-core']
  spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], options)
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
