import './app/styles.ts'
import { render } from 'preact'
import { App } from './app/app.tsx'
import { followAppearance } from './app/appearance.ts'
import { openLater } from './app/open-later.ts'
import { takeShortcut } from './app/shortcut.ts'
import { followTriggers } from './app/triggers.ts'
import { assert } from './domain/base/assert.ts'
import { watchBattery } from './state/battery.ts'
import { timeOfLook } from './state/first-look.ts'
import { firstPaint, firstScreenShown, untilIdle } from './state/first-screen.ts'
import { watchInstallOffer } from './state/install.ts'
import { preferences } from './state/preferences.ts'
import { loadFirstText } from './state/text.tsx'

const { device, opened, trouble, begin } = openLater(async () => {
  const { openDevice } = await import('./device.ts')
  return () => openDevice({ context: 'page', builtAt: Number(import.meta.env.VITE_BUILT_AT) })
}, timeOfLook)

async function start(): Promise<void> {
  takeShortcut()
  watchInstallOffer()
  followAppearance()
  void watchBattery() // never throws; the app does not wait for it
  const root = document.getElementById('app')
  assert(root !== null, 'index.html holds the element that the app is drawn in')
  const firstText = await loadFirstText(preferences.getState().language)
  // Only the first screen can be drawn from what it showed last; the others begin with the store.
  if (!isFirstScreen()) await begin()
  render(<App {...{ device, trouble, firstText }} />, root)
  if (isFirstScreen()) {
    await firstPaint()
    void begin() // never throws
  }
  await firstScreenShown
  await untilIdle()
  void opened.then(followTriggers)
  // Not in the development server, where a worker would serve yesterday's modules.
  if (import.meta.env.PROD) await (await loadUpdates()).registerWorker()
}

/** The network may have gone since the page came. */
async function loadUpdates() {
  for (;;)
    try {
      return await import('./app/update.ts')
    } catch {
      await new Promise((resolve) => addEventListener('online', resolve, { once: true }))
    }
}

function isFirstScreen(): boolean {
  return location.hash === '#/today'
}

// Never rejects but for a bug, and then the browser's console is the last edge.
void start()
