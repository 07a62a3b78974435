// What a shortcut of the home screen asked for. The first screen takes it once and does it, or only
// puts the focus on the button, where the address may have come from somebody else.

import { createStore } from 'zustand/vanilla'

export type Intent = {
  readonly do: 'power-off' | 'power-on'
  /** True where nobody but the home screen can have opened this address. */
  readonly mayAct: boolean
}

export const intents = createStore<{ readonly intent: Intent | undefined }>(() => ({
  intent: undefined,
}))

export function askFor(intent: Intent): void {
  intents.setState({ intent })
}

/** Gives the intent and forgets it, so that it is done once. */
export function takeIntent(): Intent | undefined {
  const { intent } = intents.getState()
  intents.setState({ intent: undefined })
  return intent
}
