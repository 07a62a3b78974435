// A Firefox with a profile that outlives it. It is driven over WebDriver BiDi; Playwright tells no
// process of it, so what is killed is found by the folder of its profile.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firefox, type BrowserContext, type Page } from 'playwright-core'
import { vi } from 'vitest'
import { SIZE } from '../../support/phone.ts'
import { findFirefox } from './find-firefox.mjs'

export type FirefoxPhone = {
  readonly page: () => Page
  readonly kill: () => Promise<void>
  readonly open: () => Promise<void>
  readonly remove: () => Promise<void>
}

export async function openFirefox(): Promise<FirefoxPhone> {
  const profile = mkdtempSync(join(tmpdir(), 'promin-firefox-'))
  let context = await launch(profile)
  let page = await context.newPage()
  const kill = async () => {
    for (const pid of processesOf(profile)) process.kill(pid, 'SIGKILL')
    await vi.waitFor(() => {
      if (processesOf(profile).length > 0) throw new Error('still there')
    })
  }
  return {
    page: () => page,
    kill,
    open: async () => {
      context = await launch(profile)
      page = await context.newPage()
    },
    remove: async () => {
      await kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

async function launch(profile: string): Promise<BrowserContext> {
  const executablePath = findFirefox()
  if (executablePath === undefined) throw new Error('no Firefox: set FIREFOX_PATH')
  const context = await firefox.launchPersistentContext(profile, {
    channel: 'moz-firefox',
    executablePath,
    viewport: SIZE,
    locale: 'uk-UA',
    // Without these a question whether the records may stay waits for ever for somebody to see it.
    firefoxUserPrefs: {
      'dom.storageManager.prompt.testing': true,
      'dom.storageManager.prompt.testing.allow': true,
    },
  })
  context.setDefaultTimeout(45_000)
  return context
}

function processesOf(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && runsOn(name, profile))
    .map(Number)
}

function runsOn(pid: string, profile: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(profile)
  } catch {
    // Gone meanwhile.
    return false
  }
}
