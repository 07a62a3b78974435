// A new version waits until the app is started anew, or until a person says so. Nothing is reloaded
// under somebody's hands.

import { createStore } from 'zustand/vanilla'
import { unsavedForms } from './draft.ts'

type Updates = { readonly waiting: boolean }

export const updates = createStore<Updates>(() => ({ waiting: false }))

let takeOver: (() => void) | undefined

/** Tells that a new version waits, and how it takes over. */
export function offerUpdate(run: () => void): void {
  takeOver = run
  updates.setState({ waiting: true })
}

/** Lets the new version take over and loads it. Does nothing while a form holds what is not saved. */
export function applyUpdate(): void {
  if (unsavedForms.getState().keys.length === 0) takeOver?.()
}
