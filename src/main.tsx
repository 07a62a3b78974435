import './app/styles.ts'
import { render } from 'preact'
import { App } from './app/app.tsx'
import { followAppearance } from './app/appearance.ts'
import { takeShortcut } from './app/shortcut.ts'
import { followTriggers } from './app/triggers.ts'
import { openDevice } from './device.ts'
import { assert } from './domain/base/assert.ts'
import { watchBattery } from './state/battery.ts'
import { watchInstallOffer } from './state/install.ts'
import { firstScreenShown } from './state/first-screen.ts'
import { preferences } from './state/preferences.ts'
import { loadFirstText } from './state/text.tsx'

async function start(): Promise<void> {
  takeShortcut()
  watchInstallOffer()
  followAppearance()
  void watchBattery() // never throws; the app does not wait for it
  const root = document.getElementById('app')
  assert(root !== null, 'index.html holds the element that the app is drawn in')
  const builtAt = Number(import.meta.env.VITE_BUILT_AT)
  const [opened, firstText] = await Promise.all([
    openDevice({ context: 'page', builtAt }),
    loadFirstText(preferences.getState().language),
  ])
  render(<App opened={opened} firstText={firstText} />, root)
  await firstScreenShown
  if (opened.ok) followTriggers(opened.value)
  // Not in the development server, where a worker would serve yesterday's modules.
  if (import.meta.env.PROD) await (await import('./app/update.ts')).registerWorker()
}

// Never rejects but for a bug, and then the browser's console is the last edge.
void start()
