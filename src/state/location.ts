// Routes are hashes, so that a cold offline start needs one cached document.

import { useEffect, useState } from 'preact/hooks'

export type Route = { readonly path: readonly string[]; readonly query: URLSearchParams }

/** Reads `#/needs/new?outage=…` into its segments and its query. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  return {
    path: path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeSegment),
    query: new URLSearchParams(query),
  }
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash))
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return route
}

export function navigate(hash: string, options: { replace?: boolean } = {}): void {
  if (options.replace === true) {
    isReplacing = hash !== location.hash
    location.replace(hash)
  } else location.hash = hash
}

/** Goes back within the app; to `fallback` where this screen was the first one opened. */
export function goBack(fallback: string): void {
  if (step > 0) history.back()
  else navigate(fallback, { replace: true })
}

/** How the screen that is shown was reached. */
export function lastMove(): 'forward' | 'back' {
  return move
}

// Every entry of the browser's history carries its place in the row, so that going back never leaves
// the app by mistake, whatever buttons a person used on the way here.
let step = 0
let move: 'forward' | 'back' = 'forward'
let isReplacing = false

if (typeof addEventListener === 'function') {
  step = readStep() ?? 0
  addEventListener('hashchange', followHistory)
}

function followHistory(): void {
  const known = readStep()
  move = known !== undefined && known < step ? 'back' : 'forward'
  step = known ?? (isReplacing ? step : step + 1)
  isReplacing = false
  // The entry of a sheet (see src/ui/sheet.tsx) that a link led out of: there is nothing to return to.
  if (known !== undefined && Reflect.get(Object(history.state), 'sheet') === true) history.back()
  if (known === undefined) history.replaceState({ step }, '')
}

function readStep(): number | undefined {
  const known: unknown = Reflect.get(Object(history.state), 'step')
  return typeof known === 'number' ? known : undefined
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
