// A phone: a real Chromium with a profile of its own, 360×640, touch, Ukrainian, Kyiv's time. It
// counts the touches of a person and keeps everything that the browser complains about.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core'
import { findChromium } from './find-chromium.mjs'

export const SIZE = { width: 360, height: 640 }

/** A failed sync is tried again after 2 s instead of 5 minutes, for as long as a slow machine takes. */
const FAST_SYNC = [
  '--force-fieldtrials=BackgroundSync/Test',
  '--force-fieldtrial-params=BackgroundSync.Test:initial_retry_delay_sec/2/retry_delay_factor/1/min_sync_recovery_time_sec/1/max_sync_attempts/99',
]
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Phone = {
  readonly profile: string
  readonly context: () => BrowserContext
  readonly page: () => Page
  /** Touches as a finger does, and counts. */
  readonly touch: (target: Locator) => Promise<void>
  readonly touches: () => number
  /** Starts counting anew: the icon on the home screen is the first touch. */
  readonly openFromIcon: (url: string) => Promise<void>
  readonly newPage: () => Promise<Page>
  /** Ends the browser; `open` starts it again on the same profile. */
  readonly close: () => Promise<void>
  readonly open: (options?: { offline?: boolean }) => Promise<void>
  /** The browser dies with all its processes, in the middle of whatever it does. */
  readonly kill: () => Promise<void>
  readonly remove: () => Promise<void>
  /** Breaches of the content security policy, uncaught errors, errors on the console. */
  readonly complaints: readonly string[]
}

type Options = {
  readonly width?: number
  readonly locale?: string
  readonly colorScheme?: 'light' | 'dark'
  readonly withoutWorker?: boolean
  /** A browser in which pages run no script. */
  readonly withoutScripts?: boolean
  /** A folder of the caller's choice, removed in the end. */
  readonly profile?: string
  /** Runs in each page before the app does: how a test takes something away from the browser. */
  readonly script?: () => void
}

export async function openPhone(options: Options = {}): Promise<Phone> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'promin-phone-'))
  const complaints: string[] = []
  let context = await launch(profile, options, complaints)
  let page = context.pages()[0] ?? (await context.newPage())
  let touches = 0
  const phone: Phone = {
    profile,
    complaints,
    context: () => context,
    page: () => page,
    touches: () => touches,
    touch: async (target) => {
      touches += 1
      await target.tap()
    },
    openFromIcon: async (url) => {
      touches = 1
      await page.goto(url)
    },
    newPage: async () => (page = await context.newPage()),
    close: () => context.close(),
    kill: () => kill(context),
    open: async ({ offline = false } = {}) => {
      context = await launch(profile, { ...options, offline }, complaints)
      page = context.pages()[0] ?? (await context.newPage())
    },
    remove: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
  return phone
}

async function launch(
  profile: string,
  options: Options & { offline?: boolean },
  complaints: string[],
): Promise<BrowserContext> {
  const executablePath = await findChromium()
  if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM_PATH')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    chromiumSandbox: false,
    args: [...QUIET, ...FAST_SYNC],
    viewport: { width: options.width ?? SIZE.width, height: SIZE.height },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: options.locale ?? 'uk-UA',
    timezoneId: 'Europe/Kyiv',
    colorScheme: options.colorScheme ?? 'light',
    javaScriptEnabled: options.withoutScripts !== true,
    offline: options.offline ?? false,
  })
  context.setDefaultTimeout(45_000)
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  if (options.withoutWorker === true) {
    await context.addInitScript(
      () => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'),
    )
  }
  if (options.script !== undefined) await context.addInitScript(options.script)
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error' && !isOfNetwork(message.text())) complaints.push(message.text())
  })
  return context
}

async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession()
  const told = await session?.send('SystemInfo.getProcessInfo')
  const pid = told?.processInfo.find(({ type }) => type === 'browser')?.id
  if (pid === undefined) throw new Error('the browser tells no process')
  const gone = context.waitForEvent('close')
  // The leader of its own group, with renderers and all.
  process.kill(-pid, 'SIGKILL')
  await gone
}

/** Chromium writes every request that failed to the console; without a network that is no complaint. */
function isOfNetwork(text: string): boolean {
  return /net::ERR_|Failed to load resource/.test(text)
}
