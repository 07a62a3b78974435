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
  if (options.replace === true) location.replace(hash)
  else location.hash = hash
}

let stepsInside = 0
if (typeof addEventListener === 'function') addEventListener('hashchange', () => (stepsInside += 1))

/** Goes back within the app; to `fallback` where this screen was the first one opened. */
export function goBack(fallback: string): void {
  if (stepsInside > 0) {
    stepsInside -= 2
    history.back()
  } else {
    navigate(fallback, { replace: true })
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
