import { useEffect } from 'preact/hooks'
import { intents, takeIntent, type Intent } from './intent.ts'
import { useStore } from './store.ts'

/** Hands over what a shortcut asked for, once, as soon as the screen is ready to do it. */
export function useIntent(isReady: boolean, act: (intent: Intent) => void): void {
  const intent = useStore(intents, (state) => state.intent)
  useEffect(() => {
    if (!isReady || intent === undefined) return
    takeIntent()
    act(intent)
  }, [isReady, intent])
}
