// Chromium offers to put the app on the home screen once, early; the offer is kept until a person
// asks for it in the menu. https://wicg.github.io/manifest-incubations/#installation-prompts

import { createStore } from 'zustand/vanilla'

type InstallOffer = { readonly offer: 'none' | 'ready' | 'accepted' | 'dismissed' }

export const installOffer = createStore<InstallOffer>(() => ({ offer: 'none' }))

type InstallPrompt = Event & { readonly prompt: () => Promise<{ readonly outcome: string }> }

let kept: InstallPrompt | undefined

/** Keeps the browser's offer. To be called once, before the first paint: the offer does not come again. */
export function watchInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallPrompt(event)) return
    event.preventDefault()
    kept = event
    installOffer.setState({ offer: 'ready' })
  })
  addEventListener('appinstalled', () => {
    kept = undefined
    installOffer.setState({ offer: 'accepted' })
  })
}

/** Shows the browser's own question. An offer serves once; a new one may come with the next visit. */
export async function acceptInstall(): Promise<void> {
  const prompt = kept
  kept = undefined
  if (prompt === undefined) return
  const { outcome } = await prompt.prompt()
  installOffer.setState({ offer: outcome === 'accepted' ? 'accepted' : 'dismissed' })
}

function isInstallPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event && typeof event.prompt === 'function'
}
